using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Stamping;

/// <summary>A database that another tool made gets the versions that it has, and the next run goes on from there.</summary>
public sealed class StampTests : IDisposable
{
    /// <summary>As another tool leaves it: with a history table of its own.</summary>
    private const string Made = """
        CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsHistory" VALUES ('20260101000000_Init', '10.0.0');
        CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, more TEXT); INSERT INTO t1 VALUES (1, 'a', 'b'), (2, NULL, NULL);
        CREATE TABLE t2 (id INTEGER NOT NULL PRIMARY KEY); INSERT INTO t2 VALUES (7);
        """;

    private readonly Bed _bed = new();

    public StampTests() => Write(_bed.Script);

    private static void Write(Script script) =>
        script
            .Up(1, migration =>
                migration.Create.Table("t1").WithColumn("id").AsInt64().PrimaryKey().WithColumn("note").AsString().Nullable()
            )
            .Up(2, migration =>
            {
                migration.Alter.Table("t1").AddColumn("more").AsString().Nullable();
                migration.Create.Table("t2").WithColumn("id").AsInt64().PrimaryKey();
                migration.Insert.IntoTable("t2").Row(new { id = 7 });
            })
            .Up(3, migration => migration.Execute.Sql("CREATE TABLE t3 (id INTEGER); INSERT INTO t3 VALUES (3)"));

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Stamp_ADatabaseOfAnotherTool_RecordsTheVersionsAndTheNextRunGoesOn()
    {
        _bed.File.Execute(Made);
        var manager = _bed.FullManager();

        var plan = Planned(2);
        var report = manager.Stamp(plan);

        Assert.False(plan.NeedsAcceptance);
        Assert.Equal([1, 2], report.Recorded.Select(migration => migration.Version));
        Assert.NotNull(report.Backup);
        Assert.Equal("1,2", _bed.Versions("history", "number"));
        Assert.Equal(
            ["1|stamp|success", "2|stamp|success"],
            _bed.File.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id")
        );
        Assert.Equal(["2"], _bed.File.Rows("SELECT fact FROM facts WHERE name = 'version'"));
        Assert.Equal(["1|a|b", "2||"], _bed.File.Rows("SELECT * FROM t1 ORDER BY id"));
        Assert.Equal([true, true, false], manager.GetStatus().Migrations.Select(entry => entry.Applied?.IsStamped == true));
        Assert.Empty(manager.Validate());
        Assert.Equal([3], manager.Migrate().Steps.Select(step => step.Migration.Version));
        Assert.Equal(["7"], _bed.File.Rows("SELECT id FROM t2"));
    }

    [Fact]
    public void PlanStamp_Always_SaysWhatDiffersAndWhatIsNotCompared()
    {
        _bed.File.Execute(Made + "CREATE TABLE t3 (id INTEGER)");

        var plan = Planned(3);

        Assert.Equal((3, "1,2,3"), (plan.Version, string.Join(",", plan.Migrations.Select(migration => migration.Version))));
        Assert.Equal(["Harmless table __EFMigrationsHistory: not expected"], plan.Differences.Select(one => $"{one.Class} {one}"));
        Assert.Collection(
            plan.NotCompared,
            line => Assert.Matches("^migration 2 .*: the rows that it writes are not compared$", line),
            line => Assert.Matches("^migration 3 .*: it runs its own SQL or code, whose effect on rows is not compared$", line)
        );
        _bed.FullManager().Stamp(plan);
        var notes = _bed.FullManager().GetHistory()![^1].Notes!.Split('\n');
        Assert.Matches(@"^harmless: table __EFMigrationsHistory: not expected \[[0-9a-f]{16}\]$", notes[0]);
        Assert.Equal(plan.NotCompared.Select(line => "not compared: " + line), notes[1..]);
    }

    /// <summary>Two databases may have equally many changes of their schema behind them, and no version.</summary>
    [Fact]
    public void Stamp_ThePlanOfAnotherDatabase_IsRefusedAndWritesNothing()
    {
        using var other = new Bed();
        other.File.Execute(Made);
        _bed.File.Execute("CREATE TABLE mine (a); CREATE TABLE own (a); CREATE TABLE t1 (a)");
        Assert.Equal(other.File.Scalar("PRAGMA schema_version"), _bed.File.Scalar("PRAGMA schema_version"));
        Write(other.Script);
        var plan = other.FullManager().PlanStamp(2);
        Assert.False(plan.NeedsAcceptance);

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryChanged, () => _bed.FullManager().Stamp(plan));
    }

    public static TheoryData<string, string> Others =>
        new()
        {
            {
                "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT)",
                "column t1.more: expected TEXT null, found nothing|table t2: expected a table, found nothing"
            },
            {
                "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, more BLOB); "
                    + "CREATE TABLE t2 (id INTEGER NOT NULL PRIMARY KEY)",
                "column t1.more: expected TEXT null, found BLOB null"
            },
            {
                "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT CHECK (note <> ''), more TEXT); "
                    + "CREATE TABLE t2 (id INTEGER NOT NULL PRIMARY KEY)",
                "constraints of t1: expected none, found CHECK (note <> '')"
            },
            {
                "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, more TEXT, own INTEGER NOT NULL); "
                    + "CREATE TABLE t2 (id INTEGER NOT NULL PRIMARY KEY)",
                "column t1.own: not expected"
            },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public void Stamp_ADatabaseThatDiffers_IsRefusedUnlessAccepted(string sql, string differences)
    {
        _bed.File.Execute(sql);
        var plan = Planned(2);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.StampDiffers, () => _bed.FullManager().Stamp(plan));

        Assert.True(plan.NeedsAcceptance);
        Assert.Equal(differences.Split('|'), error.Why.Split('\n')[1..]);
        var schema = _bed.File.Rows("SELECT sql FROM sqlite_master WHERE name LIKE 't_'");
        _bed.FullManager().Stamp(plan, acceptDifferences: true);
        Assert.Equal("1,2", _bed.Versions("history", "number"));
        Assert.Equal(schema, _bed.File.Rows("SELECT sql FROM sqlite_master WHERE name LIKE 't_'"));
        Assert.All(differences.Split('|'), difference =>
            Assert.Contains(difference, _bed.FullManager().GetHistory()![^1].Notes, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Stamp_WhatIsRecordedAlready_IsLeftOut()
    {
        _bed.Manager(Bed.One).Migrate();
        _bed.File.Execute("ALTER TABLE t1 ADD COLUMN more TEXT; CREATE TABLE t2 (id INTEGER NOT NULL PRIMARY KEY)");

        var report = _bed.Manager().Stamp(_bed.Manager().PlanStamp(2));

        Assert.Equal([2], report.Recorded.Select(migration => migration.Version));
        Assert.Equal("1,2", _bed.Versions());
        var before = _bed.File.Hash;
        Assert.Empty(_bed.Manager().PlanStamp(2).Migrations);
        Assert.Empty(_bed.Manager().Stamp(_bed.Manager().PlanStamp(1)).Recorded);
        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void Stamp_WithoutNotes_LogsNone()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT)");

        _bed.FullManager().Stamp(_bed.FullManager().PlanStamp(1));

        Assert.Null(Assert.Single(_bed.FullManager().GetHistory()!).Notes);
    }

    [Fact]
    public void Stamp_ADatabaseThatDoesNotExist_IsRefusedAndCreatedOnlyWhenAccepted()
    {
        Refusal.Of(ErrorCodes.StampDiffers, () => _bed.FullManager().Stamp(Planned(1)));
        Assert.False(File.Exists(_bed.File.Path));

        Assert.Null(_bed.FullManager().Stamp(Planned(1), acceptDifferences: true).Backup);
        Assert.Equal("1", _bed.Versions("history", "number"));
    }

    [Fact]
    public void PlanStamp_AMigrationThatCannotBeReplayed_IsListedWithThoseAfterIt()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("INSERT INTO made_by_hand VALUES (1)"));
        _bed.File.Execute(Made);

        var plan = Planned(3);

        Assert.Contains(plan.NotCompared, line =>
            line.StartsWith("migration 2 ", StringComparison.Ordinal)
            && line.Contains("and those after it: they cannot be replayed", StringComparison.Ordinal)
            && line.Contains("no such table: made_by_hand", StringComparison.Ordinal)
        );
        Assert.Equal([1, 2, 3], plan.Migrations.Select(migration => migration.Version));
    }

    [Fact]
    public void Stamp_TheDatabaseChangedMeanwhile_IsRefused()
    {
        _bed.File.Execute(Made);
        var (first, second) = (Planned(2), Planned(1));
        _bed.File.Execute("CREATE TABLE later (a)");

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryChanged, () =>
            _bed.FullManager(configure: options => options.Backup = null).Stamp(first)
        );
        _bed.FullManager().Stamp(Planned(1));
        Refusal.Of(ErrorCodes.HistoryChanged, () => _bed.FullManager().Stamp(second));
        Assert.Equal("1", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Stamp_AMirrorThatCannotBeMade_RollsBack()
    {
        _bed.File.Execute(Made + "CREATE TABLE facts (name TEXT PRIMARY KEY, fact TEXT, more TEXT NOT NULL)");

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryNotCreated, () =>
            _bed.FullManager(configure: options => options.Backup = null).Stamp(Planned(2), acceptDifferences: true)
        );
    }

    [Theory]
    [InlineData(99, "GM304")]
    [InlineData(0, "GM304")]
    public void PlanStamp_AVersionThatTheProgramLacks_IsRefused(long version, string code)
    {
        _bed.File.Execute(Made);

        Refusal.OfUnchanged(_bed, ErrorCodes.All.Single(known => known.Id == code), () => Planned(version));
    }

    [Fact]
    public void PlanStamp_ANewerDatabase_IsRefused()
    {
        _bed.Manager().Migrate();

        Refusal.OfUnchanged(_bed, ErrorCodes.NewerDatabase, () => _bed.Manager(Bed.Two).PlanStamp(2));
    }

    [Fact]
    public void PlanStamp_AVersionTableOfAnotherProgram_IsRefused()
    {
        _bed.File.Execute(Made + "CREATE TABLE history (number TEXT)");

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => Planned(2));
    }

    [Fact]
    public void Stamp_Cancelled_RecordsNothing()
    {
        _bed.File.Execute(Made);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var plan = Planned(2);

        Assert.ThrowsAny<OperationCanceledException>(() => _bed.FullManager().Stamp(plan, cancellationToken: cancellation.Token));
        Assert.DoesNotContain("history", _bed.File.Tables());
    }

    /// <summary>A plan, whose making changes no byte.</summary>
    private StampPlan Planned(long version)
    {
        var before = File.Exists(_bed.File.Path) ? _bed.File.Hash : null;
        var plan = _bed.FullManager().PlanStamp(version);
        Assert.Equal(before, File.Exists(_bed.File.Path) ? _bed.File.Hash : null);
        return plan;
    }
}
