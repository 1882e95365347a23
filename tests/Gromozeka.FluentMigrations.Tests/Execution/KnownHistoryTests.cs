using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>What a run knows of the version table without reading it, and what makes it read.</summary>
public sealed class KnownHistoryTests : IDisposable
{
    private const string Items = "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT); ";

    private readonly Bed _bed = new();
    private int _reads;

    public KnownHistoryTests() =>
        _bed.Opened = connection =>
            connection.CreateAggregate(
                "min",
                (long?)null,
                (long? least, long next) => least is null || next < least ? next : least,
                least =>
                {
                    _reads++;
                    return least;
                }
            );

    public void Dispose() => _bed.Dispose();

    public static TheoryData<string, Action<Migration>> Steps =>
        new()
        {
            { "an insert", step => step.Insert.IntoTable("items").Row(new { name = "a" }) },
            { "an update", step => step.Update.Table("items").Set(new { name = "b" }).AllRows() },
            { "a delete", step => step.Delete.FromTable("items").Row(new { id = 1 }) },
            { "plain SQL", step => step.Execute.Sql("INSERT INTO items (name) VALUES ('a')") },
            {
                "a new table with rows",
                step =>
                {
                    step.Create.Table("notes").WithColumn("id").AsInt64();
                    step.Insert.IntoTable("notes").Row(new { id = 1 });
                }
            },
            {
                "a new table, and rows of an older one",
                step =>
                {
                    step.Create.Table("notes").WithColumn("id").AsInt64();
                    step.Insert.IntoTable("items").Row(new { name = "a" });
                }
            },
        };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Migrate_StepThatLeavesTheVersionTableAlone_IsNotComparedWithThePlanAgain(string what, Action<Migration> step)
    {
        Assert.NotEmpty(what);
        _bed.File.Execute(
            Items
                + "INSERT INTO items VALUES (1, 'x'); CREATE TABLE log (n); "
                + "CREATE TRIGGER tr AFTER INSERT ON items BEGIN INSERT INTO log VALUES (1); END"
        );
        _bed.Manager(Bed.Three).Migrate();
        _bed.Manager(Bed.Three).RollbackTo(0);

        var others = Reads(() => _bed.Manager(Bed.Three).Migrate());
        _bed.Manager(Bed.Three).RollbackTo(0);
        _bed.Script.Up(1, step).Up(2, _ => { });
        var reads = Reads(() => _bed.Manager(Bed.Three).Migrate());

        // Once, to confirm what it has written itself.
        Assert.Equal(others + 1, reads);
        Assert.Equal("1,2,3", _bed.Versions());
    }

    public static TheoryData<string, string, Action<Migration>> Writers =>
        new()
        {
            { "an insert", "", step => step.Insert.IntoTable("VersionInfo").Row(new { Version = 3 }) },
            { "in another case", "", step => step.Insert.IntoTable("versioninfo").Row(new { Version = 3 }) },
            { "with its schema", "", step => step.Insert.IntoTable("VersionInfo").InSchema("main").Row(new { Version = 3 }) },
            { "an update", "", step => step.Update.Table("VersionInfo").Set(new { Version = 3 }).Where(new { Version = 1 }) },
            {
                "a trigger",
                "CREATE TRIGGER tr AFTER INSERT ON items BEGIN INSERT INTO VersionInfo (Version) VALUES (3); END",
                step => step.Insert.IntoTable("items").Row(new { name = "a" })
            },
            {
                "a trigger of a trigger",
                "CREATE TABLE log (n); CREATE TRIGGER t1 AFTER INSERT ON items BEGIN INSERT INTO log VALUES (1); END; "
                    + "CREATE TRIGGER t2 AFTER INSERT ON log BEGIN INSERT INTO versioninfo (Version) VALUES (3); END",
                step => step.Insert.IntoTable("items").Row(new { name = "a" })
            },
            { "plain SQL", "", step => step.Execute.Sql("INSERT INTO VersionInfo (Version) VALUES (3)") },
            {
                "under another name",
                "",
                step =>
                {
                    step.Rename.Table("VersionInfo").To("other");
                    step.Insert.IntoTable("other").Row(new { Version = 3 });
                    step.Rename.Table("other").To("VersionInfo");
                }
            },
            {
                "SQL within a value",
                "",
                step =>
                {
                    step.Create.Table("notes").WithColumn("id").AsInt64();
                    step.Insert.IntoTable("notes").Row(new { id = RawSql.Insert("1); INSERT INTO VersionInfo (Version) VALUES (3); --") });
                }
            },
            {
                "a trigger of the version table",
                "CREATE TRIGGER tr AFTER INSERT ON VersionInfo WHEN new.Version = 2 "
                    + "BEGIN INSERT INTO VersionInfo (Version) VALUES (3); END",
                step => step.Insert.IntoTable("items").Row(new { name = "a" })
            },
            {
                "a trigger of the version table, after a step that only changes the schema",
                "CREATE TRIGGER tr AFTER INSERT ON VersionInfo WHEN new.Version = 2 "
                    + "BEGIN INSERT INTO VersionInfo (Version) VALUES (3); END",
                step => step.Create.Table("notes").WithColumn("id").AsInt64()
            },
            {
                "the table of which the version table is a view",
                "CREATE TABLE applied AS SELECT * FROM VersionInfo; DROP TABLE VersionInfo; "
                    + "CREATE VIEW VersionInfo AS SELECT * FROM applied; CREATE TRIGGER tr INSTEAD OF INSERT ON VersionInfo "
                    + "BEGIN INSERT INTO applied VALUES (new.Version, new.AppliedOn, new.Description); END",
                step => step.Insert.IntoTable("applied").Row(new { Version = 3 })
            },
            {
                "a view",
                "CREATE VIEW applied AS SELECT * FROM VersionInfo; CREATE TRIGGER tr INSTEAD OF INSERT ON applied "
                    + "BEGIN INSERT INTO VersionInfo (Version) VALUES (new.Version); END",
                step => step.Insert.IntoTable("applied").Row(new { Version = 3 })
            },
        };

    [Theory]
    [MemberData(nameof(Writers))]
    public void Migrate_StepThatWritesToTheVersionTable_HasItReadAgain(string what, string schema, Action<Migration> step)
    {
        Assert.NotEmpty(what);
        _bed.Manager(Bed.Three).Migrate(1);
        _bed.File.Execute(Items + schema);
        _bed.Script.Up(2, step);

        var report = _bed.Manager(Bed.Three).Migrate();

        Assert.Equal([2], report.Steps.Select(one => one.Migration.Version));
        Assert.EndsWith("2,3", _bed.Versions(), StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_StepMakesTheVersionTableUnreadable_IsRolledBack()
    {
        _bed.Manager(Bed.Three).Migrate(1);
        _bed.Script.Up(2, step => step.Execute.Sql("INSERT INTO VersionInfo (Version) VALUES ('two')"));

        var error = Refusal.Of(ErrorCodes.HistoryUnreadable, () => _bed.Manager(Bed.Three).Migrate());

        Assert.Contains("'two' is not a version", error.Why, StringComparison.Ordinal);
        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Migrate_OtherConnectionWritesAfterAStepOfRows_IsHeeded()
    {
        _bed.File.Execute(Items);
        _bed.Script.Up(1, step => step.Insert.IntoTable("items").Row(new { name = "a" }));
        _bed.Script.Up(2, _ => _bed.File.Execute("INSERT OR IGNORE INTO VersionInfo (Version) VALUES (2), (3)"));

        var report = _bed.Manager(Bed.Three).Migrate();

        Assert.Equal([1], report.Steps.Select(one => one.Migration.Version));
        Assert.Equal("1,2,3", _bed.Versions());
    }

    private int Reads(Action run)
    {
        _reads = 0;
        run();
        return _reads;
    }
}
