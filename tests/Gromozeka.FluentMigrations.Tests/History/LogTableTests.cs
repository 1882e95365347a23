using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.History;

public sealed class LogTableTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void EveryStep_UpAndDown_LeavesARow()
    {
        var manager = _bed.FullManager();
        manager.Migrate();
        manager.RollbackTo(1);
        manager.Migrate(2);

        Assert.Equal(
            ["1|up|success", "2|up|success", "3|up|success", "3|down|success", "2|down|success", "2|up|success"],
            _bed.File.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id")
        );
    }

    [Fact]
    public void SuccessfulStep_Always_SaysWhereWhenAndByWhat()
    {
        _bed.FullManager(Bed.One).Migrate();

        Assert.Equal(
            $"{Environment.MachineName}|{Environment.ProcessId}|{EngineVersion.Text}|1|1|",
            _bed.File.Scalar(
                "SELECT host, process_id, engine_version, started_at GLOB '20*-*-*T*:*:*.*Z', duration_ms >= 0, error FROM migration_log"
            )
        );
    }

    [Fact]
    public void FailedStep_Always_LeavesARowWithTheError()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("DROP TABLE nowhere"));

        var error = Assert.Throws<MigrationException>(() => _bed.FullManager().Migrate());

        Assert.Equal(["1|up|success", "2|up|failure"], _bed.File.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id"));
        Assert.Equal(error.Message, _bed.File.Scalar("SELECT error FROM migration_log WHERE outcome = 'failure'"));
    }

    [Fact]
    public void FailedStep_LogTableGone_IsReportedItselfAndTheLogOnlyWarnedOf()
    {
        _bed.Script.Up(1, migration => migration.Execute.WithConnection(
                (_, transaction) =>
                {
                    transaction.Rollback();
                    _bed.File.Execute("DROP TABLE migration_log");
                    throw new InvalidTimeZoneException("the first error");
                }
            ));

        var error = Refusal.Of(ErrorCodes.StepFailed, () => _bed.FullManager().Migrate());

        Assert.Contains("the first error", error.Why, StringComparison.Ordinal);
        Assert.Equal(1, _bed.Log.Count(9));
    }

    [Fact]
    public void Refusal_OfADataLoss_LeavesNoRow()
    {
        _bed.Script.Down(3, migration => migration.Execute.Sql("DROP TABLE t3"));
        _bed.FullManager().Migrate();
        _bed.File.Execute("INSERT INTO t3 VALUES (1)");

        Refusal.Of(ErrorCodes.DataLoss, () => _bed.FullManager().Rollback());

        Assert.Equal("3", _bed.File.Scalar("SELECT count(*) FROM migration_log"));
    }

    [Fact]
    public void Migrate_WithoutTheLog_MakesNoTable()
    {
        _bed.Manager(Bed.One).Migrate();

        Assert.DoesNotContain("migration_log", _bed.File.Tables());
    }
}
