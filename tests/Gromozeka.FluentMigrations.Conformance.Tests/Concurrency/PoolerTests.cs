using Gromozeka.FluentMigrations.Conformance.Victim;
using Gromozeka.FluentMigrations.Postgres;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Concurrency;

/// <summary>
/// PgBouncer between the program and the server. A pool that gives a connection to another client within a session gives the lock away, too.
/// </summary>
public class PoolerTests
{
    [PostgresFact]
    public async Task Migrate_PoolOfSessions_WorksAndLocks()
    {
        using var product = new PostgresProduct();
        using var pooler = new Pooler("session", connections: 20);
        await pooler.Starts();

        var victims = Enumerable
            .Range(0, 6)
            .Select(_ => VictimProcess.Launch(Products.Postgres, pooler.Through(product.ConnectionString), "up"))
            .ToList();
        var ends = await Task.WhenAll(victims.Select(victim => victim.End()));

        Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.All));
        Assert.Equal("1,2,3,4,5", WholeSteps.AssertWhole(product));
        Assert.Equal("5", product.Read("SELECT count(*) FROM migration_log"));
    }

    [PostgresTheory]
    [InlineData("transaction", 1, "session mode")]
    [InlineData("transaction", 2, "session mode")]
    [InlineData("transaction", 20, "session mode")]
    [InlineData("statement", 5, "statement pooling mode")]
    public async Task Migrate_PoolThatSharesConnections_IsRefusedWithTheReason(string mode, int connections, string reason)
    {
        using var product = new PostgresProduct();
        using var pooler = new Pooler(mode, connections);
        await pooler.Starts();
        using var database = new PostgresDatabase(
            new PostgresDatabaseOptions
            {
                ConnectionString = pooler.Through(product.ConnectionString),
                LockTimeout = TimeSpan.FromSeconds(20),
            }
        );

        var error = Assert.Throws<MigrationException>(() => new MigrationManager(database, Steps.Options()).Migrate());

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal("", WholeSteps.AssertWhole(product));
    }
}
