using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Execution;

public sealed class StepFailureTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_StatementFails_RollsTheStepBackAndKeepsTheStepsBefore()
    {
        FailAtTheSecondStatementOf(2);

        var error = Refusal.Of(ErrorCodes.StepFailed, () => _bed.Manager().Migrate());

        Assert.Equal((2, "Step2", "INSERT INTO nowhere VALUES (1)"), (error.Version, error.Migration, error.Statement));
        Assert.IsType<SqliteException>(error.InnerException);
        Assert.StartsWith(
            "Migration 2 (Step2) failed going up, at operation 2 of 2:\n  INSERT INTO nowhere",
            error.What,
            StringComparison.Ordinal
        );
        Assert.Contains("no such table: nowhere", error.Why, StringComparison.Ordinal);
        Assert.Equal($"the step was rolled back; {_bed.File.Path} is still at version 1", error.State);
        Assert.Equal("correct the migration and start again; nothing has to be cleaned up", error.Next);
        Assert.Equal(["VersionInfo", "t1"], _bed.File.Tables());
        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Migrate_AnOperationIsRefusedWithoutAWayOut_SaysWhereToLeaveIt()
    {
        _bed.Script.Up(2, migration =>
            migration.Execute.WithConnection((_, _) => throw new DatabaseOperationNotSupportedException("no such thing here"))
        );

        var error = Refusal.Of(ErrorCodes.OperationNotSupported, () => _bed.Manager().Migrate());

        Assert.Equal("no such thing here", error.Why);
        Assert.Equal("replace it with Execute.Sql, or limit it to other databases (IfDatabase), and start again", error.Next);
    }

    [Fact]
    public void Migrate_AfterTheRepair_GoesOnWhereItFailed()
    {
        FailAtTheSecondStatementOf(2);
        Assert.Throws<MigrationException>(() => _bed.Manager().Migrate());
        _bed.Script.Up(2, migration => migration.Create.Table("t2").WithColumn("id").AsInt64());

        var report = _bed.Manager().Migrate();

        Assert.Equal([2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("1,2,3", _bed.Versions());
    }

    [Fact]
    public void Migrate_StatementFails_LogsTheErrorOnce()
    {
        FailAtTheSecondStatementOf(2);

        Assert.Throws<MigrationException>(() => _bed.Manager().Migrate());

        var line = Assert.Single(_bed.Log.Lines, text =>
            text.StartsWith("Error: Migration 2 (Step2) failed, up", StringComparison.Ordinal)
        );
        Assert.Contains("no such table: nowhere", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_FirstStepFails_LeavesAnEmptyVersionTable()
    {
        FailAtTheSecondStatementOf(1);

        Assert.Throws<MigrationException>(() => _bed.Manager().Migrate());

        Assert.Equal(["VersionInfo"], _bed.File.Tables());
        Assert.Equal(0, _bed.Manager().GetCurrentVersion());
    }

    [Fact]
    public void Migrate_VersionRowCannotBeWritten_IsRolledBack()
    {
        _bed.Script.Up(1, migration =>
        {
            migration.Create.Table("t1").WithColumn("id").AsInt64();
            migration.Execute.Sql("INSERT INTO VersionInfo (Version) VALUES (1)");
        });

        var error = Refusal.Of(ErrorCodes.StepFailed, () => _bed.Manager(Bed.One).Migrate());

        Assert.Contains("at the version row", error.What, StringComparison.Ordinal);
        Assert.Null(error.Statement);
        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_UpThrows_IsReportedWithItsCauseAndRunsNoStatement()
    {
        var cause = new InvalidTimeZoneException("no such zone");
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("t2").WithColumn("id").AsInt64();
            throw cause;
        });

        var error = Refusal.Of(ErrorCodes.RecordingFailed, () => _bed.Manager().Migrate());

        Assert.Same(cause, error.InnerException);
        Assert.Equal((2, "Step2"), (error.Version, error.Migration));
        Assert.Contains("its code threw InvalidTimeZoneException", error.What, StringComparison.Ordinal);
        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Migrate_ColumnWithoutATypeAndTableWithoutAName_NamesBoth()
    {
        _bed.Script.Up(1, migration =>
        {
            migration.Create.Table("").WithColumn("id").AsInt64();
            migration.Create.Index("ix").OnTable("").OnColumn("id");
        });

        var error = Refusal.Of(ErrorCodes.InvalidExpression, () => _bed.Manager().Migrate());

        Assert.Contains("operation 1, CreateTableExpression:", error.Why, StringComparison.Ordinal);
        Assert.Contains("operation 2, CreateIndexExpression:", error.Why, StringComparison.Ordinal);
        Assert.Equal(1, error.Version);
        Assert.Equal("", _bed.Versions());
    }

    [Fact]
    public void Migrate_UnsupportedOperation_IsNamedAndRolledBack()
    {
        _bed.Script.Up(1, migration =>
        {
            migration.Create.Table("t1").WithColumn("id").AsInt64();
            migration.Create.Sequence("numbers");
        });

        var error = Refusal.Of(ErrorCodes.OperationNotSupported, () => _bed.Manager().Migrate());

        Assert.Contains("Create.Sequence: SQLite has no sequences", error.Why, StringComparison.Ordinal);
        Assert.Contains("operation 2 of 2", error.What, StringComparison.Ordinal);
        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    private void FailAtTheSecondStatementOf(long version) => _bed.Script.Up(version, migration =>
        {
            migration.Create.Table("half").WithColumn("id").AsInt64();
            migration.Execute.Sql("INSERT INTO nowhere VALUES (1)");
        });

    [Fact]
    public void Migrate_VersionTableIsUnreadableAfterAStep_SaysThatTheStepStays()
    {
        using var bed = new Bed();
        var other = new AfterTheFirst(() =>
        {
            bed.File.Execute("DROP TABLE VersionInfo");
            bed.File.Execute("CREATE VIEW VersionInfo AS SELECT 'one' AS Version, NULL AS AppliedOn, NULL AS Description");
        });

        var error = Refusal.Of(ErrorCodes.HistoryUnreadable, () => bed.Manager(configure: options => options.Progress = other).Migrate());

        Assert.EndsWith("is still at version 1", error.State, StringComparison.Ordinal);
        Assert.Contains("t1", bed.File.Tables());
    }

    private sealed class AfterTheFirst(Action then) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value)
        {
            if (value is { Kind: MigrationProgressKind.StepCompleted, Version: 1 })
                then();
        }
    }
}
