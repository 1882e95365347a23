using Gromozeka.FluentMigrations.Commands.Support;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>What a command does to a copy did not happen to the database, so nobody is told that it did.</summary>
[Collection("console")]
public sealed class CopyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Telltale _telltale;

    public CopyTests() => _telltale = new Telltale(File.Path);

    private DatabaseFile File => new(_folder.File("shop.db"));

    public void Dispose()
    {
        _telltale.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan", "--target", "1")]
    [InlineData("plan", "--schema-only")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("migrate", "--dry-run", "--schema-only")]
    [InlineData("migrate", "--preview")]
    [InlineData("migrate", "--no-connection")]
    [InlineData("script")]
    [InlineData("drift")]
    [InlineData("schema")]
    [InlineData("validate")]
    [InlineData("stamp", "1", "--dry-run", "--accept-differences")]
    public async Task Up_OnACopy_TellsNobody(params string[] command)
    {
        await Run(command);

        Assert.Empty(_telltale.Told);
    }

    [Theory]
    [InlineData("plan", "--target", "0")]
    [InlineData("rollback", "--dry-run")]
    [InlineData("rollback", "--preview")]
    [InlineData("rollback", "all", "--dry-run")]
    [InlineData("rollback", "--no-connection", "--start-version", "1")]
    [InlineData("script", "--from", "1", "--to", "0")]
    public async Task Down_OnACopy_TellsNobody(params string[] command)
    {
        await Run("migrate");
        var told = _telltale.Told.Count;

        await Run(command);

        Assert.Empty(_telltale.Told.Skip(told));
    }

    [Fact]
    public async Task Adoption_OnACopy_TellsNobody()
    {
        File.Execute("CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY)");

        await Run("adopt", "--dry-run");

        Assert.Empty(_telltale.Told);
    }

    /// <summary>The copies of the other tests are not silent because nothing listens.</summary>
    [Fact]
    public async Task Migrate_TellsEverybody()
    {
        await Run("migrate");

        foreach (
            var expected in new[]
            {
                "progress RunStarted",
                "progress RunCompleted",
                "notifier RunStarted",
                "notifier RunCompleted",
                "span migrate",
                "span step",
                "metric db.migration.version",
                "metric db.migration.pending",
                "metric db.migration.step.duration",
                "metric db.migration.lock_wait.duration",
            }
        )
            Assert.Contains(expected, _telltale.Told);
        Assert.Contains(_telltale.Told, told => told.StartsWith("statement CREATE TABLE", StringComparison.Ordinal));
    }

    private async Task Run(params string[] command)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMigrations(database =>
            database
                .UseSqlite(File.ConnectionString)
                .ScanIn<CreateOrders>()
                .InNamespace(typeof(CreateOrders).Namespace!)
                .Configure(options => options.Executing = statement => _telltale.Execute(statement.Text))
        );
        builder.Services.AddSingleton<IProgress<MigrationProgress>>(_telltale).AddSingleton<IMigrationNotifier>(_telltale);

        var (code, _, error) = await CapturedConsole.Of(() => builder.Build().RunWithMigrationCommandsAsync(command));

        Assert.True(code is 0 or 9, error);
    }
}
