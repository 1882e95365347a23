using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>
/// What the log says of a step without a transaction, and what the next start makes of it. Version 2 of the fixture is such a step.
/// </summary>
public sealed class HalfDoneTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Step_BeforeItsFirstStatement_IsInTheLogAsRunning()
    {
        var seen = "";
        _bed.Script.Up(2, migration => migration.Execute.WithConnection((_, _) => seen = Last()));

        Manager().Migrate();

        Assert.Equal("2|up|running|", seen);
        Assert.Equal("2|up|success|", Last());
    }

    [Fact]
    public void Step_FailsInItsFirstStatement_LeavesNothingAndIsTriedAgain()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("DROP TABLE nowhere"));

        var error = Refusal.Of(ErrorCodes.StepFailed, () => Manager().Migrate());

        Assert.Contains($"none of the step had run; {_bed.File.Path} is still at version 1", error.State, StringComparison.Ordinal);
        Assert.StartsWith("2|up|failure|GM501", Last(), StringComparison.Ordinal);
        _bed.Script.Up(2, migration => migration.Create.Table("t2").WithColumn("id").AsInt64());
        Assert.Equal(2, Manager().Migrate().ToVersion);
    }

    [Theory]
    [InlineData("INSERT OR FAIL INTO u VALUES (1), (1)")]
    [InlineData("CREATE TABLE kept (id INTEGER); DROP TABLE nowhere")]
    public void Step_FailsAfterSomethingWasWritten_IsPartial(string sql)
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql("CREATE TABLE u (id INTEGER UNIQUE)"));
        _bed.Script.Up(2, migration => migration.Execute.Sql(sql));

        var error = Refusal.Of(ErrorCodes.PartlyApplied, () => Manager().Migrate());

        Assert.Contains("record with Repair whether it is applied", error.Next, StringComparison.Ordinal);
        Assert.StartsWith("2|up|partial|GM506", Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_FailsHalfWayAfterABackup_NamesIt()
    {
        _bed.File.Execute("CREATE TABLE old (id INTEGER); INSERT INTO old VALUES (1)");
        _bed.Script.Up(1, migration => migration.Execute.Sql("DELETE FROM old"));
        _bed.Script.Up(2, migration => migration.Execute.Sql("CREATE TABLE kept (id INTEGER); DROP TABLE nowhere"));

        var error = Refusal.Of(ErrorCodes.PartlyApplied, () => Manager().Migrate());

        var backup = new DatabaseFile(error.Next.Split("the state before the run is in the backup ")[1]);
        Assert.Equal(["1"], backup.Rows("SELECT id FROM old"));
    }

    [Fact]
    public void Step_FailsAtTheSecondRowOfItsFirstOperation_IsPartial()
    {
        _bed.Script.Up(1, migration => migration.Create.Table("u").WithColumn("id").AsInt64().Unique());
        _bed.Script.Up(2, migration => migration.Insert.IntoTable("u").Row(new { id = 1 }).Row(new { id = 1 }));

        Refusal.Of(ErrorCodes.PartlyApplied, () => Manager().Migrate());

        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM u"));
        Assert.StartsWith("2|up|partial|", Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_CodeOfTheMigrationFails_IsPartialBecauseNobodyKnowsWhatItDid()
    {
        _bed.Script.Up(2, migration => migration.Execute.WithConnection((_, _) => throw new FormatException("no")));

        Refusal.Of(ErrorCodes.PartlyApplied, () => Manager().Migrate());

        Assert.StartsWith("2|up|partial|", Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_FailsHalfWayWithoutALog_SaysToMakeItRepeatable()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("CREATE TABLE kept (id INTEGER); DROP TABLE nowhere"));

        var error = Refusal.Of(ErrorCodes.PartlyApplied, () => _bed.Manager(Fixture).Migrate());

        Assert.Contains("make them repeatable", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_ItsCodeFailsToSayWhatItWants_HasNotBegun()
    {
        _bed.Script.Up(2, _ => throw new FormatException("no"));

        Refusal.Of(ErrorCodes.RecordingFailed, () => Manager().Migrate());

        Assert.StartsWith("2|up|failure|GM502", Last(), StringComparison.Ordinal);
        Assert.Equal("0", _bed.File.Scalar("SELECT count(*) FROM migration_log WHERE outcome = 'running'"));
    }

    [Fact]
    public void Step_CancelledBeforeItsFirstStatement_HasDoneNothing()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(2, migration =>
        {
            source.Cancel();
            migration.Create.Table("never").WithColumn("id").AsInt64();
        });

        var error = Assert.Throws<OperationCanceledException>(() => Manager().Migrate(cancellationToken: source.Token));

        Assert.Contains("none of it had run", error.Message, StringComparison.Ordinal);
        Assert.Equal("2|up|failure|cancelled", Last());
    }

    [Fact]
    public void Step_CancelledHalfWay_IsPartial()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("kept").WithColumn("id").AsInt64();
            migration.Execute.WithConnection((_, _) => source.Cancel());
        });

        Assert.Throws<OperationCanceledException>(() => Manager().Migrate(cancellationToken: source.Token));

        Assert.Equal("2|up|partial|cancelled", Last());
    }

    [Fact]
    public void Step_CannotWriteItsVersionRow_StaysRunning()
    {
        SqliteConnection? other = null;
        _bed.LockTimeout = TimeSpan.FromSeconds(1);
        _bed.Script.Up(2, migration => migration.Execute.WithConnection(
                (_, _) =>
                {
                    other = _bed.File.Open();
                    other.BeginTransaction();
                }
            ));

        Refusal.Of(ErrorCodes.PartlyApplied, () => Manager().Migrate());
        other!.Dispose();

        Assert.Equal("2|up|running|", Last());
        Assert.Equal(1, _bed.Log.Count(9));
        Refusal.Of(ErrorCodes.HalfDone, () => Manager().Migrate());
    }

    [Fact]
    public void Step_DoneMeanwhile_IsNeitherRunNorLogged()
    {
        _bed.Script.Up(2, _ => _bed.File.Execute("INSERT INTO history (number) VALUES (2)"));

        Assert.Equal([1], Manager().Migrate().Steps.Select(step => step.Migration.Version));

        Assert.Equal("1|up|success|", Last());
    }

    [Fact]
    public void Migrate_AfterAStepThatNeverEnded_RefusesAndNamesIt()
    {
        LeaveRunning("up");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HalfDone, () => Manager().Migrate());

        Assert.Contains(
            "migration 2, going up, started 2026-01-02T03:04:05.000Z on elsewhere by process 4711, which stopped midway",
            error.Why,
            StringComparison.Ordinal
        );
        Assert.Equal(2, error.Version);
        Assert.Contains("MarkApplied or MarkNotApplied", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_AfterAStepThatFailedHalfWay_NamesTheStatement()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("CREATE TABLE kept (id INTEGER); DROP TABLE nowhere"));
        Assert.Throws<MigrationException>(() => Manager().Migrate());

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HalfDone, () => Manager().Migrate());

        Assert.Contains("DROP TABLE nowhere", error.Why, StringComparison.Ordinal);
        Assert.Equal(1, _bed.Script.Recorded[2]);
    }

    [Fact]
    public void Rollback_AfterAStepThatNeverEnded_Refuses()
    {
        LeaveRunning("up");

        Refusal.OfUnchanged(_bed, ErrorCodes.HalfDone, () => Manager().Rollback());
    }

    [Fact]
    public void Rollback_StepWithoutTransactionFailsHalfWay_IsPartialAndRefusedNextTime()
    {
        _bed.Script.Down(2, migration => migration.Execute.Sql("CREATE TABLE kept (id INTEGER); DROP TABLE nowhere"));
        Manager().Migrate();
        Refusal.Of(ErrorCodes.PartlyApplied, () => Manager().Rollback());

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HalfDone, () => Manager().Rollback());

        Assert.Contains("migration 2, going down", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_SeveralSteps_NamesEach()
    {
        LeaveRunning("up");
        _bed.File.Execute(
            "INSERT INTO migration_log SELECT 99, 7, direction, started_at, 0, 'partial', 'GM506', host, process_id, engine_version, NULL, "
                + "NULL FROM migration_log WHERE version = 2"
        );

        var error = Refusal.Of(ErrorCodes.HalfDone, () => Manager().Migrate());

        Assert.Contains("2 migrations may be partially applied", error.What, StringComparison.Ordinal);
        Assert.Contains("migration 7, going up", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_WithNothingPending_IsNotAskedToLookBack()
    {
        Manager().Migrate();
        LeaveRunning("down");

        Assert.Empty(Manager().Migrate().Steps);
    }

    [Fact]
    public void GetStatus_StepThatNeverEnded_IsShown()
    {
        LeaveRunning("up");

        var entries = Manager().GetStatus().Migrations;

        Assert.Null(entries[0].HalfDone);
        Assert.Equal(
            (2, "up", "elsewhere", 4711, null),
            (
                entries[1].HalfDone!.Version,
                entries[1].HalfDone!.Direction,
                entries[1].HalfDone!.Host,
                entries[1].HalfDone!.ProcessId,
                entries[1].HalfDone!.Error
            )
        );
        Assert.Null(entries[1].Applied);
    }

    [Fact]
    public void GetStatus_LogWithColumnsThatWereAddedLater_ReadsWhatIsThere()
    {
        LeaveRunning("up");
        foreach (
            var (column, type) in new[] { ("started_at", "TEXT"), ("host", "TEXT"), ("process_id", "INTEGER"), ("duration_ms", "INTEGER") }
        )
            _bed.File.Execute($"ALTER TABLE migration_log DROP COLUMN {column}; ALTER TABLE migration_log ADD COLUMN {column} {type}");

        var entries = Manager().GetStatus().Migrations;

        Assert.Null(entries[0].Applied!.Duration);
        Assert.Contains("started unknown on unknown by process 0", entries[1].HalfDone!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LogThatCannotBeRead_IsAnErrorThatNamesIt()
    {
        Manager().Migrate(1);
        _bed.File.Execute("ALTER TABLE migration_log DROP COLUMN host");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HistoryIncomplete, () => Manager().Migrate());

        Assert.Contains("migration_log", error.What, StringComparison.Ordinal);
        Assert.Contains("no such column", error.Why, StringComparison.Ordinal);
    }

    private const string Fixture = "Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransaction";

    private MigrationManager Manager() => _bed.FullManager(Fixture);

    private string Last() => _bed.File.Rows("SELECT version, direction, outcome, error FROM migration_log ORDER BY id DESC")[0];

    /// <summary>What a process that was killed in the middle of version 2 leaves.</summary>
    private void LeaveRunning(string direction)
    {
        Manager().Migrate(direction == "up" ? 1 : 2);
        _bed.File.Execute(
            "INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version) "
                + $"VALUES (2, '{direction}', '2026-01-02T03:04:05.000Z', 0, 'running', 'elsewhere', 4711, '1.0')"
        );
    }
}
