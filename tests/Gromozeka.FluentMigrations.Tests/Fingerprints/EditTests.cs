using System.Globalization;
using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Fingerprints;

/// <summary>A migration that was changed after it had been applied.</summary>
public sealed class EditTests : IDisposable
{
    private readonly Bed _bed = new();

    private MigrationManager Manager => _bed.FullManager();

    public void Dispose() => _bed.Dispose();

    /// <summary>What migration 2 asks for, and what else it asks for later.</summary>
    private static readonly Dictionary<string, (Action<Migration> Then, Action<Migration> Now)> Changes = new()
    {
        ["another table"] = (m => Table(m), m => m.Create.Table("t9").WithColumn("id").AsInt64().PrimaryKey()),
        ["another column"] = (m => Table(m), m => Table(m).WithColumn("more").AsString().Nullable()),
        ["no column"] = (m => Table(m).WithColumn("more").AsString().Nullable(), m => Table(m)),
        ["another type"] = (m => Table(m).WithColumn("more").AsString(10), m => Table(m).WithColumn("more").AsString(11)),
        ["another default"] = (
            m => Table(m).WithColumn("n").AsInt32().WithDefaultValue(1),
            m => Table(m).WithColumn("n").AsInt32().WithDefaultValue(2)
        ),
        ["text for a number"] = (
            m => Table(m).WithColumn("n").AsString().WithDefaultValue(1),
            m => Table(m).WithColumn("n").AsString().WithDefaultValue("1")
        ),
        ["nullable"] = (m => Table(m).WithColumn("n").AsInt32().NotNullable(), m => Table(m).WithColumn("n").AsInt32().Nullable()),
        ["not said, and said"] = (m => Table(m).WithColumn("n").AsInt32(), m => Table(m).WithColumn("n").AsInt32().Unique()),
        ["a collation"] = (m => Table(m).WithColumn("n").AsString(), m => Table(m).WithColumn("n").AsString("NOCASE")),
        ["the order of an index"] = (
            m => m.Create.Index("i").OnTable("t1").OnColumn("id").Ascending(),
            m => m.Create.Index("i").OnTable("t1").OnColumn("id").Descending()
        ),
        ["a rule of a foreign key"] = (
            m => Table(m).WithColumn("one").AsInt64().ForeignKey("k", "t1", "id"),
            m => Table(m).WithColumn("one").AsInt64().ForeignKey("k", "t1", "id").OnDelete(System.Data.Rule.Cascade)
        ),
        ["a row"] = (m => m.Insert.IntoTable("t1").Row(new { id = 5 }), m => m.Insert.IntoTable("t1").Row(new { id = 6 })),
        ["one row more"] = (
            m => m.Insert.IntoTable("t1").Row(new { id = 5 }),
            m => m.Insert.IntoTable("t1").Row(new { id = 5 }).Row(new { id = 6 })
        ),
        ["a condition"] = (m => m.Delete.FromTable("t1").Row(new { id = 5 }), m => m.Delete.FromTable("t1").Row(new { id = 6 })),
        ["all rows"] = (m => m.Delete.FromTable("t1").Row(new { id = 5 }), m => m.Delete.FromTable("t1").AllRows()),
        ["set and where"] = (
            m => m.Update.Table("t1").Set(new { id = 5 }).Where(new { id = 6 }),
            m => m.Update.Table("t1").Set(new { id = 6 }).Where(new { id = 5 })
        ),
        ["SQL"] = (m => m.Execute.Sql("SELECT 1"), m => m.Execute.Sql("SELECT 2")),
        ["a text in SQL"] = (m => m.Execute.Sql("SELECT 'it''s'"), m => m.Execute.Sql("SELECT 'it''s not'")),
        ["the order"] = (
            m =>
            {
                Table(m);
                m.Execute.Sql("SELECT 1");
            },
            m =>
            {
                m.Execute.Sql("SELECT 1");
                Table(m);
            }
        ),
        ["a fixed time for now"] = (m => m.Execute.Sql($"SELECT '{Guid.NewGuid()}', 1"), m => m.Execute.Sql("SELECT 'fixed', 1")),
        ["beside what changes each time"] = (
            m => m.Execute.Sql($"SELECT '{Guid.NewGuid()}', 1"),
            m => m.Execute.Sql($"SELECT '{Guid.NewGuid()}', 2")
        ),
        ["beyond the text that is kept"] = (m => Many(m, 20_000, 0), m => Many(m, 20_000, 1)),
        ["nothing more"] = (m => Table(m), _ => { }),
    };

    /// <summary>What migration 2 asks for, and what is the same although it is not equal.</summary>
    private static readonly Dictionary<string, (Action<Migration> Then, Action<Migration> Now)> SameThings = new()
    {
        ["the same"] = (m => Table(m), m => Table(m)),
        ["a time and a GUID"] = (Unstable, Unstable),
        ["a time and a GUID in SQL"] = (UnstableSql, UnstableSql),
        ["a time in each of many rows"] = (m => Many(m, 20_000, null), m => Many(m, 20_000, null)),
        ["today"] = (m => Day(m, DateTime.UtcNow.Date), m => Day(m, DateTime.UtcNow.Date.AddDays(1))),
        ["today in SQL"] = (m => DaySql(m, DateTime.UtcNow), m => DaySql(m, DateTime.UtcNow.AddDays(-1))),
        ["line ends of the checkout"] = (m => m.Execute.Sql("SELECT\n1;\n"), m => m.Execute.Sql("SELECT\r\n1;\r\n")),
        ["another culture"] = (
            m => In(",", () => Table(m).WithColumn("n").AsDouble().WithDefaultValue(1.5)),
            m => In("٫", () => Table(m).WithColumn("n").AsDouble().WithDefaultValue(1.5))
        ),
        ["marks of the text in a text"] = (m => m.Execute.Sql("SELECT '\u0001\u0002\\'"), m => m.Execute.Sql("SELECT '\u0001\u0002\\'")),
    };

    public static TheoryData<string> Edits => [.. Changes.Keys];

    public static TheoryData<string> Same => [.. SameThings.Keys];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edited_IsFoundAndShown(string change)
    {
        Apply(Changes[change].Then);
        _bed.Script.Up(2, Changes[change].Now);

        var edit = Assert.Single(Manager.GetEdits().Edited);

        Assert.Equal(2, edit.Migration.Version);
        Assert.NotNull(edit.AppliedAt);
        Assert.NotEmpty(edit.Lines);
        Assert.NotEqual(edit.Then, edit.Now);
        Assert.Contains(Manager.Validate(), finding => finding.Code == ErrorCodes.Edited && finding.Version == 2);
    }

    [Theory]
    [MemberData(nameof(Same))]
    public void NotEdited_IsNotFound(string what)
    {
        Apply(SameThings[what].Then);
        _bed.Script.Up(2, SameThings[what].Now);

        var report = Manager.GetEdits();

        Assert.Empty(report.Edited);
        Assert.Empty(report.NotCompared);
    }

    [Fact]
    public void Edited_ShowsOnlyTheLinesThatDiffer()
    {
        Apply(m => Table(m).WithColumn("name").AsString(100).NotNullable().WithDefaultValue("it's").WithColumn("last").AsInt32());
        _bed.Script.Up(2, m =>
            Table(m).WithColumn("name").AsString(50).NotNullable().WithDefaultValue("it's").WithColumn("last").AsInt32()
        );

        var edit = Assert.Single(Manager.GetEdits().Edited);

        Assert.Equal(
            ["-   column \"name\" String(100) not null default 'it's'", "+   column \"name\" String(50) not null default 'it's'"],
            edit.Lines
        );
    }

    [Fact]
    public void DataDependent_IsNeverCalledEdited()
    {
        Apply(m =>
        {
            if (!m.Schema.Table("t9").Exists())
                Table(m);
        });

        var notCompared = Assert.Single(Manager.GetEdits().NotCompared);

        Assert.Equal((2, NotComparedReason.DataDependent), (notCompared.Migration.Version, notCompared.Reason));
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 1"));
        Assert.Empty(Manager.GetEdits().Edited);
    }

    [Fact]
    public void OperationsThatChangeEachTime_AreNotCompared()
    {
        var times = 0;
        Apply(m => m.Execute.Sql("SELECT " + string.Join(" + ", Enumerable.Repeat("x", ++times % 7 + 1)).Replace("x", "1")));

        Assert.Equal(NotComparedReason.NotRepeatable, Assert.Single(Manager.GetEdits().NotCompared).Reason);
    }

    [Fact]
    public void CodeThatFailsNow_IsNotCompared()
    {
        Apply(m => Table(m));
        _bed.Script.Up(2, _ => throw new InvalidOperationException("the file is gone"));

        var one = Assert.Single(Manager.GetEdits().NotCompared);

        Assert.Equal(NotComparedReason.NotRepeatable, one.Reason);
        Assert.Contains("the file is gone", one.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM migration_log")]
    [InlineData("UPDATE migration_log SET fingerprint = NULL")]
    [InlineData("UPDATE migration_log SET fingerprint = x'02' || substr(fingerprint, 2)")]
    [InlineData("UPDATE migration_log SET fingerprint = x'01'")]
    [InlineData("UPDATE migration_log SET fingerprint = substr(fingerprint, 1, 60)")]
    [InlineData("UPDATE migration_log SET fingerprint = 'text'")]
    [InlineData("ALTER TABLE migration_log DROP COLUMN fingerprint")]
    [InlineData("DROP TABLE migration_log")]
    public void WithoutAReadableFingerprint_IsUnknownAndNotEdited(string change)
    {
        Apply(m => Table(m));
        _bed.File.Execute(change);
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 1"));

        var report = Manager.GetEdits();

        Assert.Empty(report.Edited);
        Assert.Contains(report.NotCompared, one => one.Migration.Version == 2 && one.Reason == NotComparedReason.Unknown);
    }

    [Fact]
    public void AppliedAgainByAnEarlierRelease_IsUnknown()
    {
        Apply(m => Table(m));
        _bed.File.Execute(
            """
            INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version)
            VALUES (2, 'up', '2026-01-02T03:04:05.000Z', 1, 'success', 'h', 1, '0.9')
            """
        );
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 1"));

        Assert.Equal([2], Manager.GetEdits().NotCompared.Select(one => one.Migration.Version));
    }

    [Theory]
    [InlineData(EditedMigrationPolicy.Warn, true)]
    [InlineData(EditedMigrationPolicy.Ignore, false)]
    public void Run_WithPendingSteps_WarnsByPolicy(EditedMigrationPolicy policy, bool warns)
    {
        Edit();

        Assert.Equal(
            [3],
            _bed.FullManager(configure: options => options.EditedMigrations = policy).Migrate().Steps.Select(step => step.Migration.Version)
        );

        Assert.Equal(
            warns,
            _bed.Log.Warnings.Any(line => line.Contains("migration 2 (Step2) is not what was applied on", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Run_ThatRefusesEdits_ChangesNothing()
    {
        Edit();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.Edited, () =>
            _bed.FullManager(configure: options => options.EditedMigrations = EditedMigrationPolicy.Refuse).Migrate()
        );

        Assert.Equal(2, error.Version);
        Assert.Contains("migration 2 (Step2) is not what was applied on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithNothingPending_DoesNotLook()
    {
        Apply(m => Table(m));
        var recorded = _bed.Script.Recorded.Values.Sum();

        _bed.FullManager(Bed.Two, options => options.EditedMigrations = EditedMigrationPolicy.Refuse).Migrate();

        Assert.Equal(recorded, _bed.Script.Recorded.Values.Sum());
    }

    [Fact]
    public void Repair_AcceptsTheEditOnlyOnRequest()
    {
        Edit();
        Assert.Equal(RepairKind.Manual, Assert.Single(Manager.PlanRepair().Actions, action => action.Code == ErrorCodes.Edited).Kind);
        var plan = Manager.PlanRepair(new RepairOptions { AcceptEdits = true });

        var done = Assert.Single(Manager.Repair(plan));

        Assert.Equal(ErrorCodes.Edited, done.Code);
        Assert.Empty(Manager.GetEdits().Edited);
        Assert.Equal(["2|edit|accepted"], _bed.File.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id DESC LIMIT 1"));
        Assert.Equal([false, false], Manager.GetStatus().Applied.Select(one => one.Applied!.Duration is null));
        // Edited once more.
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 3"));
        Assert.Single(Manager.GetEdits().Edited);
    }

    [Fact]
    public void Repair_EditedAgainSinceThePlan_IsRefused()
    {
        Edit();
        var plan = Manager.PlanRepair(new RepairOptions { AcceptEdits = true });
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 3"));

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryChanged, () => Manager.Repair(plan));
    }

    [Fact]
    public void Rollback_AndUpAgain_TakesTheNewOne()
    {
        Edit();
        _bed.Script.Down(2, _ => { });
        Manager.Rollback();
        _bed.FullManager(Bed.Two).Migrate();

        Assert.Empty(Manager.GetEdits().Edited);
    }

    private void Apply(Action<Migration> second)
    {
        _bed.Script.Up(2, second);
        _bed.FullManager(Bed.Two).Migrate();
    }

    private void Edit()
    {
        Apply(m => m.Execute.Sql("SELECT 1"));
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 2"));
    }

    private static FluentMigrator.Builders.Create.Table.ICreateTableWithColumnSyntax Table(Migration migration) =>
        migration.Create.Table("t2").WithColumn("id").AsInt64().PrimaryKey();

    private static void Unstable(Migration migration)
    {
        Table(migration).WithColumn("at").AsDateTime().Nullable().WithColumn("g").AsString().Nullable();
        migration
            .Insert.IntoTable("t2")
            .Row(
                new
                {
                    id = 1,
                    at = DateTime.UtcNow.AddYears(5),
                    g = Guid.NewGuid(),
                }
            );
        migration
            .Insert.IntoTable("t2")
            .Row(
                new
                {
                    id = 2,
                    at = DateTime.UtcNow,
                    g = $"{Guid.NewGuid()}",
                }
            );
    }

    private static void UnstableSql(Migration migration) =>
        migration.Execute.Sql($"SELECT '{DateTime.UtcNow.AddYears(5):O}', {DateTime.UtcNow.Ticks}, '{Guid.NewGuid()}'");

    private static void Day(Migration migration, DateTime day)
    {
        Table(migration).WithColumn("at").AsDateTime().NotNullable().WithDefaultValue(day);
        migration.Execute.Sql("SELECT 1");
    }

    private static void DaySql(Migration migration, DateTime day) => migration.Execute.Sql($"SELECT '{day:yyyy-MM-dd}'");

    private static void Many(Migration migration, int count, int? last)
    {
        Table(migration).WithColumn("g").AsString().NotNullable();
        var rows = migration.Insert.IntoTable("t2");
        for (var i = 0; i < count; i++)
            rows.Row(
                new
                {
                    id = i,
                    g = last is null ? $"{Guid.NewGuid()}"
                    : i == count - 1 ? $"{last}"
                    : "x",
                }
            );
    }

    private static void In(string separator, Action action)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = separator } };
        try
        {
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
