using FluentMigrator.Runner;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Safety;

/// <summary>A step within the transaction of its caller, as FluentMigrator's runner has it with one transaction for a session.</summary>
public sealed class JoinedLossTests : IDisposable
{
    private readonly Bed _bed = new();
    private readonly SqliteDatabase _database;
    private readonly IDatabaseSession _session;

    public JoinedLossTests()
    {
        _bed.Manager(Bed.One).Migrate();
        _bed.File.Execute("CREATE TABLE before (a); INSERT INTO before VALUES (1); INSERT INTO t1 VALUES (1), (2)");
        _database = _bed.Database();
        _session = _database.Open(SessionAccess.Write);
    }

    public void Dispose()
    {
        _session.Dispose();
        _bed.Dispose();
    }

    [Theory]
    [InlineData("DROP TABLE t1", "it drops table t1 (2 rows)")]
    [InlineData("DROP TABLE t1; CREATE TABLE t1 (id)", "it drops table t1 (2 rows)")]
    [InlineData("REPLACE INTO t1 VALUES (1)", "it deletes 1 row of table t1 by a REPLACE")]
    public void Execute_Joined_IsRefusedAndTheWholeTransactionIsRolledBack(string sql, string why)
    {
        _bed.Script.Down(1, migration => migration.Execute.Sql(sql));
        _session.Begin();
        _session.Execute(new SqlCommand("DELETE FROM before"));

        var error = Refusal.Of(ErrorCodes.DataLoss, () =>
            Executor(new LossPolicy(Allow: false, Confirm: false)).Execute(Step(), CancellationToken.None)
        );

        Assert.Equal(why, error.Why);
        Assert.False(_session.InTransaction);
        Assert.Equal("1|2", _bed.File.Scalar("SELECT (SELECT count(*) FROM before), (SELECT count(*) FROM t1)"));
        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Execute_JoinedAndAllowed_ReportsTheRows()
    {
        _bed.Script.Down(1, migration => migration.Execute.Sql("DELETE FROM t1 WHERE id = 1; DROP TABLE t1"));
        _session.Begin();
        var executor = Executor(LossPolicy.Unchecked);

        executor.Execute(Step(), CancellationToken.None);
        _session.Commit();

        Assert.Equal("table t1 (1 row), 1 row of table t1", string.Join(", ", executor.Deleted));
        Assert.Equal("", _bed.Versions());
    }

    private PreparedStep Step()
    {
        var catalog = MigrationCatalog.Read([typeof(Bed).Assembly], new MigrationOptions().Numbering, Bed.One, false);
        var migration = catalog.Find(1)!;
        return new PreparedStep(migration.Type, MigrationActivator.Create(migration, Services()), migration, StepDirection.Down);
    }

    private StepExecutor Executor(LossPolicy losses) =>
        new(
            new StepContext(
                _database,
                _session,
                MigrationHistory.Of(_database, Bed.Options(Bed.One), TimeProvider.System),
                new StepRecorder(_session, Services(), new DefaultConventionSet(null, null)),
                losses,
                _bed.Logger,
                new StatementLog(_bed.Logger)
            ),
            isStrict: false
        );

    private ServiceProvider Services() => new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider();
}
