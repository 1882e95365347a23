using Gromozeka.FluentMigrations.Postgres.Tests.Samples;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Connections;

/// <summary>How often the engine waits for the server.</summary>
public class RoundTripTests
{
    [PostgresFact]
    public void Migrate_NothingPending_AsksOnceAfterConnecting()
    {
        using var database = new PostgresDatabaseOfTest();
        using var proxy = new PostgresProxy(database.ConnectionString);
        Assert.Single(Migrate(proxy).Steps);
        var ofOneQuestion = Count(proxy, () => Ask(proxy.ConnectionString));

        var ofEngine = Count(proxy, () => Assert.Empty(Migrate(proxy).Steps));

        Assert.True(ofOneQuestion > 0);
        Assert.Equal(ofOneQuestion, ofEngine);
    }

    /// <summary>With a data source of its own, as the engine has, which learns the types of the server when it connects.</summary>
    private static void Ask(string connectionString)
    {
        using var source = NpgsqlDataSource.Create(connectionString);
        using var command = source.CreateCommand("SELECT 1");
        Assert.Equal(1, command.ExecuteScalar());
    }

    private static int Count(PostgresProxy proxy, Action work)
    {
        var before = proxy.Questions;
        work();
        return proxy.Questions - before;
    }

    private static MigrationReport Migrate(PostgresProxy proxy)
    {
        using var database = new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = proxy.ConnectionString });
        var options = new MigrationOptions { Namespace = typeof(Migration003Search).Namespace, Numbering = NumberingPolicy.Any };
        options.Assemblies.Add(typeof(RoundTripTests).Assembly);
        return new MigrationManager(database, options).Migrate();
    }
}
