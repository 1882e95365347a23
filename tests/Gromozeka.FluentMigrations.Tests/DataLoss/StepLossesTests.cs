using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static Gromozeka.FluentMigrations.Tests.DataLoss.Steps;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

/// <summary>What comes of the losses of one step: by its direction, by the policy, and by whether it can be undone.</summary>
public sealed class StepLossesTests : IDisposable
{
    private const string Filled = "table filled (2 rows)";
    private const string NotCounted =
        "code of the migration replaced SQLite's trace (sqlite3_trace), which reports statements to the engine: "
        + "rows that they deleted were not counted";

    private static readonly LossPolicy Refuse = new(Allow: false, Confirm: false);
    private static readonly LossPolicy Confirm = new(Allow: false, Confirm: true);
    private static readonly LossPolicy Allow = new(Allow: true, Confirm: true);
    private static readonly Backup Saved = new("/backups/1.db", DateTime.UnixEpoch, 1, 1);

    private static readonly Dictionary<string, (Run Run, string Outcome)> Cases = new()
    {
        ["a drop, up"] = (new(StepDirection.Up, Refuse, Drop("filled")), $"{Warning(Filled)} | {Filled}"),
        ["a drop, up, with a backup"] = (
            new(StepDirection.Up, Refuse, Drop("filled")) { Backup = Saved },
            $"Warning: Migration 7 (Step) deletes {Filled}; they are in the backup /backups/1.db | {Filled}"
        ),
        ["a drop, up, to be confirmed"] = (new(StepDirection.Up, Confirm, Drop("filled")), Refused("Applying", $"drops {Filled}")),
        ["a drop, up, allowed"] = (new(StepDirection.Up, Allow, Drop("filled")), $" | {Filled}"),
        ["a drop, down"] = (new(StepDirection.Down, Refuse, Drop("filled")), Refused("Undoing", $"drops {Filled}")),
        ["a drop, down, allowed"] = (new(StepDirection.Down, Allow, Drop("filled")), $" | {Filled}"),
        ["a drop of nothing, down"] = (new(StepDirection.Down, Refuse, Drop("empty")), " | "),
        ["only new things"] = (new(StepDirection.Down, Refuse, Rename("filled", "other")), " | "),

        ["SQL that drops, up"] = (new(StepDirection.Up, Refuse, Sql("DROP TABLE filled")), $"{Warning(Filled)} | {Filled}"),
        ["SQL that drops, up, to be confirmed"] = (
            new(StepDirection.Up, Confirm, Sql("DROP TABLE filled")),
            Undone("Applying", $"drops {Filled}")
        ),
        ["SQL that drops, down"] = (new(StepDirection.Down, Refuse, Sql("DROP TABLE filled")), Undone("Undoing", $"drops {Filled}")),
        ["SQL that drops, down, allowed"] = (new(StepDirection.Down, Allow, Sql("DROP TABLE filled")), $" | {Filled}"),
        ["SQL that drops, down, for good"] = (
            new(StepDirection.Down, Refuse, Sql("DROP TABLE filled")) { CanUndo = false },
            Refused("Undoing", $"drops {Filled}")
        ),
        ["SQL that drops, up, for good"] = (
            new(StepDirection.Up, Refuse, Sql("DROP TABLE filled")) { CanUndo = false },
            $"{Warning(Filled)} | {Filled}"
        ),
        ["SQL that drops what it has renamed, down, for good"] = (
            new(StepDirection.Down, Refuse, Sql("ALTER TABLE filled RENAME TO other"), Sql("DROP TABLE other")) { CanUndo = false },
            "Undoing Migration 7 (Step) may lose rows, and was refused. it has no transaction that could be rolled back, and it drops "
                + "something under a name that an earlier operation of it may have given to another table or column: DROP TABLE other | "
        ),
        ["SQL that drops what it has renamed, down, for good, allowed"] = (
            new(StepDirection.Down, Allow, Sql("ALTER TABLE filled RENAME TO other"), Sql("DROP TABLE other")) { CanUndo = false },
            " | table other (2 rows)"
        ),

        ["two drops"] = (
            new(StepDirection.Up, Refuse, Drop("filled"), Drop("second")),
            $"{Warning($"{Filled}, table second (1 row)")} | {Filled}, table second (1 row)"
        ),
        ["a drop and SQL"] = (
            new(StepDirection.Up, Refuse, Sql("SELECT 1"), Drop("\"FILLED\"")),
            $"{Warning("table FILLED (2 rows)")} | {Filled}"
        ),
        ["a drop, and SQL that drops another table"] = (
            new(StepDirection.Up, Refuse, Drop("filled"), Sql("DROP TABLE second")),
            $"{Warning(Filled)} / {Warning("table second (1 row)")} | {Filled}, table second (1 row)"
        ),
        ["a dropped column, and SQL that drops another one"] = (
            new(StepDirection.Up, Refuse, DropColumns("second", "note"), Sql("ALTER TABLE second DROP COLUMN more")),
            $"{Warning("column second.note (1 row)")} / {Warning("column second.more (1 row)")} | column second.note (1 row), "
                + "column second.more (1 row)"
        ),
        ["a dropped column, and SQL that drops the table"] = (
            new(StepDirection.Up, Refuse, DropColumns("second", "note"), Sql("DROP TABLE filled")),
            $"{Warning("column second.note (1 row)")} / {Warning(Filled)} | column second.note (1 row), {Filled}"
        ),

        ["rows that a statement deletes"] = (
            new(StepDirection.Down, Refuse, Sql("DELETE FROM filled WHERE id = 1")),
            "Information: Migration 7 (Step) deleted 1 row of table filled | 1 row of table filled"
        ),
        ["rows that two statements delete"] = (
            new(StepDirection.Down, Refuse, Sql("DELETE FROM filled WHERE id = 1"), Sql("DELETE FROM second")),
            "Information: Migration 7 (Step) deleted 1 row of table filled, 1 row of table second | 1 row of table filled, "
                + "1 row of table second"
        ),
        ["rows that a statement deletes, and a table"] = (
            new(StepDirection.Up, Refuse, Sql("DELETE FROM filled WHERE id = 1"), Sql("DROP TABLE second")),
            $"{Warning("table second (1 row)")} / Information: Migration 7 (Step) deleted 1 row of table filled | table second (1 "
                + "row), 1 row of table filled"
        ),
        ["a copy by hand"] = (new(StepDirection.Down, Refuse, Sql("CREATE TABLE n AS SELECT * FROM filled"), Drop("filled")), " | "),
        ["a copy by hand, for good"] = (
            new(StepDirection.Down, Refuse, Sql("CREATE TABLE n AS SELECT * FROM filled"), Drop("filled")) { CanUndo = false },
            Refused("Undoing", $"drops {Filled}")
        ),
        ["a replaced row"] = (
            new(StepDirection.Down, Refuse, Sql("REPLACE INTO filled (id) VALUES (1)")),
            Undone("Undoing", "deletes 1 row of table filled by a REPLACE")
        ),

        ["nobody counts, down"] = (
            new(StepDirection.Down, Refuse, Sql("DROP TABLE filled")) { Counts = false },
            Undone("Undoing", $"drops {Filled}")
        ),
        ["nobody counts, up"] = (new(StepDirection.Up, Refuse, Sql("DROP TABLE filled")) { Counts = false }, " | "),
        ["nobody counts, down, allowed"] = (new(StepDirection.Down, Allow, Sql("DROP TABLE filled")) { Counts = false }, " | "),
        ["nobody counts, down, for good"] = (
            new(StepDirection.Down, Refuse, Sql("DROP TABLE filled")) { Counts = false, CanUndo = false },
            " | "
        ),
        ["nobody counts, and it is told"] = (
            new(StepDirection.Up, Refuse, Drop("filled")) { Counts = false },
            $"{Warning(Filled)} | {Filled}"
        ),

        ["the count is broken, down"] = (
            new(StepDirection.Down, Refuse, TakesTheTrace()),
            $"Undoing Migration 7 (Step) may lose rows, and was refused. {NotCounted} (undone) | "
        ),
        ["the count is broken, up"] = (new(StepDirection.Up, Refuse, TakesTheTrace()), $"Warning: Migration 7 (Step): {NotCounted} | "),
        ["the count is broken, down, allowed"] = (
            new(StepDirection.Down, Allow, TakesTheTrace()),
            $"Warning: Migration 7 (Step): {NotCounted} | "
        ),
        ["the count is broken, down, for good"] = (
            new(StepDirection.Down, Refuse, TakesTheTrace()) { CanUndo = false },
            $"Warning: Migration 7 (Step): {NotCounted} | "
        ),
    };

    private LossDatabase? _database;

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    public void Dispose() => _database?.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void BeginAndSettle_OfAStep_RefuseWarnOrReport(string name) => Assert.Equal(Cases[name].Outcome, Outcome(Cases[name].Run));

    /// <summary>What was logged, or refused; and what is reported as deleted.</summary>
    private string Outcome(Run run)
    {
        _database = run.Counts ? LossDatabase.Counting() : LossDatabase.Plain();
        new DatabaseFile(_database.PathOf("app.db")).Execute(
            "CREATE TABLE second (id, note, more); INSERT INTO second VALUES (1, 'a', 'b')"
        );
        var log = new CapturedLog();
        var session = _database.Session;
        var collector = session.NewCollector();
        collector.Announce(run.Step);
        var recorded = new RecordedStep(run.Step, collector, IsDataDependent: false, null);
        session.Begin();
        try
        {
            using var losses = StepLosses.Begin(
                session,
                _database.Database,
                Step(run.Direction),
                recorded,
                run.CanUndo,
                run.Policy,
                log.For<MigrationManager>(),
                run.Backup
            );
            foreach (var command in run.Step.SelectMany(Commands))
                session.Execute(command);
            losses.Settle(recorded);
            return $"{string.Join(" / ", log.Lines)} | {string.Join(", ", losses.Deleted)}";
        }
        catch (MigrationException refusal)
        {
            return $"{refusal.What} {refusal.Why}{(session.InTransaction ? "" : " (undone)")} | {string.Join(" / ", log.Lines)}";
        }

        IEnumerable<Gromozeka.FluentMigrations.Dialect.DatabaseCommand> Commands(IMigrationExpression expression)
        {
            expression.ExecuteWith(collector);
            return collector.Take();
        }
    }

    private static string Warning(string losses) => $"Warning: Migration 7 (Step) deletes {losses}; there is no backup of this run";

    private static string Refused(string attempt, string what) =>
        $"{attempt} Migration 7 (Step) would lose rows, and was refused. it {what} | ";

    private static string Undone(string attempt, string what) =>
        $"{attempt} Migration 7 (Step) would lose rows, and was refused. it {what} (undone) | ";

    private static PerformDBOperationExpression TakesTheTrace() =>
        new() { Operation = (connection, _) => raw.sqlite3_trace(((SqliteConnection)connection).Handle, (delegate_trace?)null, null) };

    private sealed record Run(StepDirection Direction, LossPolicy Policy, params IMigrationExpression[] Step)
    {
        public bool CanUndo { get; init; } = true;

        public bool Counts { get; init; } = true;

        public Backup? Backup { get; init; }
    }
}
