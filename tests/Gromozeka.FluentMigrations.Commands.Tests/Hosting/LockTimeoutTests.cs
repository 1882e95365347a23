using Gromozeka.FluentMigrations.Commands.Bundles;
using Gromozeka.FluentMigrations.Commands.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>The time to wait for the lock has one rule, wherever it is set: above 0, and not more than a timer can wait.</summary>
[Collection("console")]
public sealed class LockTimeoutTests : IDisposable
{
    private readonly TestProgram _program = new(typeof(CreateOrders));

    public static TheoryData<string, bool> Values =>
        new()
        {
            { "0.5", true },
            { "60", true },
            { "2147483", true },
            { "2147484", false },
            { "9999999999", false },
            { "99999999999999999999", false },
            { "1e400", false },
            { "NaN", false },
            { "Infinity", false },
            { "-1", false },
            { "0", false },
            { "abc", false },
        };

    public void Dispose() => _program.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    public void OfABundleOrTheTool(string value, bool isGood)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Database:ConnectionString", "Data Source=shop.db"), new("Database:LockTimeoutSeconds", value)])
            .Build();
        var registration = new PlainRegistration([], _ =>
            (connection, timeout) => new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = connection, LockTimeout = timeout })
        );

        var error = Record.Exception(() => registration.CreateDatabase(configuration));

        Assert.Equal(isGood ? null : ErrorCodes.InvalidConfiguration, (error as MigrationException)?.Code);
        Assert.Equal(isGood, error is null);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task OfAProgram(string value, bool isGood)
    {
        _program.Settings["Migrations:LockTimeoutSeconds"] = value;

        var (code, _, error) = await _program.Run("migrate");

        Assert.True(code == (isGood ? 0 : ErrorCodes.InvalidConfiguration.ExitCode), error);
    }
}
