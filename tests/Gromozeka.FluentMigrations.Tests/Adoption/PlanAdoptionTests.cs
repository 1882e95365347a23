using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Adoption;

/// <summary>What a plan says of an adoption is what the run then does, and the plan writes nothing.</summary>
public sealed class PlanAdoptionTests : IDisposable
{
    private readonly Bed _bed = new();

    public PlanAdoptionTests() => _bed.Script.Up(1, migration =>
        {
            migration
                .Create.Table("t1")
                .WithColumn("id")
                .AsInt64()
                .PrimaryKey()
                .WithColumn("note")
                .AsString()
                .Nullable()
                .WithColumn("made")
                .AsString()
                .Nullable()
                .WithDefaultValue(FluentMigrator.SystemMethods.CurrentUTCDateTime);
            migration.Create.Index("ix_note").OnTable("t1").OnColumn("note");
            migration.Execute.Sql("CREATE VIEW notes AS SELECT note FROM t1; CREATE TRIGGER quiet AFTER DELETE ON t1 BEGIN SELECT 1; END");
        });

    public void Dispose() => _bed.Dispose();

    public static TheoryData<string, string[], bool> Databases =>
        new()
        {
            {
                "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, made TEXT DEFAULT CURRENT_TIMESTAMP)",
                [
                    "Added index ix_note: expected (note), found nothing",
                    "Added trigger quiet on t1: expected its statement, found nothing",
                    "Added view notes: expected its statement, found nothing",
                ],
                false
            },
            {
                "CREATE TABLE T1 (note TEXT DEFAULT 'x', made TEXT DEFAULT CURRENT_TIMESTAMP, mine TEXT NOT NULL DEFAULT '', "
                    + "id INTEGER NOT NULL PRIMARY KEY); CREATE INDEX other ON T1 (note); "
                    + "CREATE UNIQUE INDEX own ON t1 (mine, id); CREATE VIEW NOTES AS SELECT \"note\" FROM [t1]; "
                    + "CREATE TRIGGER quiet AFTER DELETE ON t1 BEGIN SELECT 2; END",
                [
                    "Added index ix_note: expected (note), found nothing",
                    "Harmless column t1.mine: not expected",
                    "Harmless column t1.note: expected TEXT null, found TEXT null default 'x'",
                    "Harmless index other: not expected",
                    "Harmless order of the columns of t1: expected id, note, made, found note, made, id",
                    "Warned index own: not expected",
                    "Warned trigger quiet on t1: expected its statement, found another statement",
                ],
                false
            },
            {
                "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0), note TEXT NOT NULL); "
                    + "INSERT INTO t1 VALUES (1, 'a'), (7, 'b'); CREATE INDEX ix_note ON t1 (id); "
                    + "CREATE VIEW notes AS SELECT note FROM t1; CREATE TRIGGER quiet AFTER DELETE ON t1 BEGIN SELECT 1; END",
                [
                    "Alignable column t1.made: expected TEXT null default CURRENT_TIMESTAMP, found nothing",
                    "Alignable column t1.note: expected TEXT null, found TEXT not null",
                    "Alignable constraints of t1: expected none, found CHECK (id > 0)",
                    "Alignable index ix_note: expected (note), found (id)",
                ],
                true
            },
        };

    [Theory]
    [MemberData(nameof(Databases))]
    public void PlanAdoption_SaysWhatTheRunDoesAndWritesNothing(string sql, string[] differences, bool align)
    {
        _bed.File.Execute(sql);
        var before = _bed.File.Hash;
        var rows = _bed.File.Rows("SELECT id, note FROM t1 ORDER BY id");

        var plan = Manager(align).PlanAdoption()!;

        Assert.Equal(before, _bed.File.Hash);
        Assert.Equal(
            differences,
            plan.Differences.Where(one => one.Subject != "table facts").Select(one => $"{one.Class} {one}").Order(StringComparer.Ordinal)
        );
        var report = Manager(align).Migrate().Adoption!;
        Assert.Equal(plan.Differences, report.Differences);
        Assert.Equal(rows, _bed.File.Rows("SELECT id, note FROM t1 ORDER BY id"));
        Assert.Equal("1,2,3", _bed.Versions("history", "number"));
        Assert.Equal(["(note)"], _bed.File.Rows("SELECT '(' || c.name || ')' FROM pragma_index_info('ix_note') c"));
        Assert.Null(Manager(align).PlanAdoption());
    }

    [Fact]
    public void PlanAdoption_WithRowsThatNeedWhatIsMissing_RefusesAsTheRunDoes()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT); INSERT INTO t1 VALUES (1, 'a')");

        Refusal.OfUnchanged(_bed, ErrorCodes.ShapeDiffers, () => Manager().PlanAdoption());
        Refusal.OfUnchanged(_bed, ErrorCodes.ShapeDiffers, () => Manager().Migrate());
        Assert.Equal(["column t1.made"], Manager(align: true).Migrate().Adoption!.Aligned);
        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM t1 WHERE id = 1 AND note = 'a' AND made > '2000'"));
    }

    [Fact]
    public void PlanAdoption_WithRowsThatDoNotFit_RefusesAsTheRunDoes()
    {
        _bed.File.Execute(
            "CREATE TABLE t1 (id TEXT, note TEXT, made TEXT DEFAULT CURRENT_TIMESTAMP); "
                + "INSERT INTO t1 (id, note) VALUES ('one', 'a'), ('1', 'b')"
        );

        Assert.Contains(
            "a value other than a whole number in column id",
            Refusal.OfUnchanged(_bed, ErrorCodes.RowsDoNotFit, () => Manager(align: true).PlanAdoption()).Why,
            StringComparison.Ordinal
        );
        Refusal.OfUnchanged(_bed, ErrorCodes.RowsDoNotFit, () => Manager(align: true).Migrate());
    }

    [Theory]
    [InlineData("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, made TEXT AS ('x'))", "GM601", "(refused)")]
    [InlineData(
        "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, made TEXT DEFAULT CURRENT_TIMESTAMP, own TEXT NOT NULL)",
        "GM601",
        "the program's inserts would fail"
    )]
    [InlineData(
        "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note BLOB, made TEXT DEFAULT CURRENT_TIMESTAMP) STRICT; CREATE TABLE notes (a)",
        "GM601",
        "something else with that name"
    )]
    public void PlanAdoption_WhatCannotBeAligned_IsRefused(string sql, string code, string why)
    {
        _bed.File.Execute(sql);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.All.Single(known => known.Id == code), () => Manager(align: true).PlanAdoption());

        Assert.Contains(why, error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void PlanAdoption_NothingToAdopt_IsNull()
    {
        Assert.Null(Manager().PlanAdoption());
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER)");
        Assert.Null(_bed.FullManager().PlanAdoption());
    }

    [Fact]
    public void Migrate_AlignWithForeignKeysThatRefer_KeepsTheRowsThatRefer()
    {
        _bed.File.Execute(
            "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT UNIQUE, made TEXT DEFAULT CURRENT_TIMESTAMP); "
                + "INSERT INTO t1 VALUES (1, 'a', 'm'); "
                + "CREATE TABLE child (t INTEGER REFERENCES t1 (id) ON DELETE CASCADE); INSERT INTO child VALUES (1), (99)"
        );

        var report = Manager(align: true).Migrate().Adoption!;

        Assert.Equal(["unique constraints of t1"], report.Aligned);
        Assert.Equal(["1", "99"], _bed.File.Rows("SELECT t FROM child ORDER BY t"));
        Assert.Contains(DifferenceClass.Harmless, report.Differences.Where(one => one.Subject == "table child").Select(one => one.Class));
    }

    private MigrationManager Manager(bool align = false) =>
        _bed.FullManager(configure: options =>
        {
            options.AdoptExistingDatabase = true;
            options.Adoption = new AdoptionOptions { Align = align };
        });
}
