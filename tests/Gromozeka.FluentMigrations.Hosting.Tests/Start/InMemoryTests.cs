using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Start;

public sealed class InMemoryTests
{
    private readonly string _shared = $"Data Source=host-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";

    [Fact]
    public async Task Start_OnSharedMemory_IsMigratedForAsLongAsTheHostLives()
    {
        var builder = Hosts.New(null, ("ConnectionStrings:Shop", _shared));
        builder.Services.AddMigrations(database => database.UseSqlite("Shop").Of("Shop"));
        using (var host = builder.Build())
        {
            await host.StartAsync();

            Assert.NotEqual("0", Read(_shared, "SELECT count(*) FROM VersionInfo"));
            await host.StopAsync();
        }

        Assert.Equal("0", Read(_shared, "SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task Start_OnAnOpenConnection_MigratesItChecksItAndLeavesItOpen()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var builder = Hosts.New(null, ("Migrations:LockTimeoutSeconds", "7"));
        builder.Services.AddMigrations(database =>
            database.UseSqlite(connection, options => options with { LockTimeout = TimeSpan.FromSeconds(1) }).Of("Shop")
        );
        builder.Services.AddHealthChecks().AddMigrations();
        using (var host = builder.Build())
        {
            await host.StartAsync();

            Assert.Equal(HealthStatus.Healthy, (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
            Assert.Equal(TimeSpan.FromSeconds(7), host.Services.GetRequiredService<IDatabase>().LockTimeout);
            await host.StopAsync();
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM VersionInfo";
        Assert.NotEqual(0L, command.ExecuteScalar());
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=app;Mode=Memory")]
    [InlineData("Data Source=file:app?mode=memory")]
    [InlineData("Data Source=:memory:;Cache=Shared")]
    public async Task Start_OnMemoryOfOneConnection_SaysThatItWouldVanish(string connectionString)
    {
        var builder = Hosts.New(null, ("Migrations:ConnectionString", connectionString));
        builder.Services.AddMigrations(database => database.UseSqlite().Of("Shop"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        var failure = Assert.Single(error.Failures);
        Assert.StartsWith(
            "Migrations:ConnectionString: it names an in-memory database that only one connection sees",
            failure,
            StringComparison.Ordinal
        );
        Assert.Contains("Mode=Memory;Cache=Shared", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAnOpenConnectionAndAConnectionString_IsRefused()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var builder = Hosts.New(null, ("Migrations:ConnectionString", "Data Source=x.db"));
        builder.Services.AddMigrations(database => database.UseSqlite(connection).Of("Shop"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.StartsWith(
            "Migrations:ConnectionString: the program has passed an open connection",
            Assert.Single(error.Failures),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Start_OnAClosedConnection_StopsTheHost()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        var builder = Hosts.New();
        builder.Services.AddMigrations(database => database.UseSqlite(connection).Of("Shop"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<MigrationException>(() => host.StartAsync());

        Assert.Equal(ErrorCodes.ConnectionUnusable, error.Code);
    }

    private static string Read(string connectionString, string sql)
    {
        using var connection = new SqliteConnection(connectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()!.ToString()!;
    }
}
