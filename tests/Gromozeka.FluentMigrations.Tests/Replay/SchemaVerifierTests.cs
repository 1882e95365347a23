using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Replay;

/// <summary>A step that changes the schema in another way than it changes an empty database is rolled back by itself.</summary>
public sealed class SchemaVerifierTests : IDisposable
{
    private readonly Bed _bed = new();

    private MigrationManager Manager => _bed.FullManager(configure: options => options.VerifySchema = true);

    public void Dispose() => _bed.Dispose();

    /// <summary>What somebody did before migration 2, what it does, and the difference that it then causes.</summary>
    private static readonly Dictionary<string, (string Before, Action<Migration> Step, string Why)> Causes = new()
    {
        ["a table of the name is there"] = (
            "CREATE TABLE t2 (id INTEGER, other TEXT)",
            m => m.Execute.Sql("CREATE TABLE IF NOT EXISTS t2 (id INTEGER PRIMARY KEY, name TEXT)"),
            "column t2.name"
        ),
        ["an index of the name is there"] = (
            "CREATE INDEX i ON t1 (id DESC)",
            m => m.Execute.Sql("CREATE INDEX IF NOT EXISTS i ON t1 (more)"),
            "index i"
        ),
        ["it asks and does not"] = (
            "CREATE TABLE t2 (id INTEGER)",
            m =>
            {
                if (!m.Schema.Table("t2").Exists())
                    m.Create.Table("t2").WithColumn("id").AsInt64().PrimaryKey();
            },
            "t2"
        ),
        ["it drops more than it says"] = (
            "CREATE TABLE o (id INTEGER); CREATE TRIGGER t AFTER INSERT ON o BEGIN SELECT 1; END",
            m => m.Execute.WithConnection((connection, transaction) => Drop(connection, transaction)),
            "index ix"
        ),
    };

    /// <summary>What somebody did before migration 2, and what it may do all the same.</summary>
    private static readonly Dictionary<string, (string Before, Action<Migration> Step)> Harmless = new()
    {
        ["nothing"] = ("SELECT 1", m => m.Create.Table("t2").WithColumn("id").AsInt64().PrimaryKey()),
        ["a table of the application"] = ("CREATE TABLE other (a)", m => m.Alter.Table("t1").AddColumn("x").AsInt64().Nullable()),
        ["a column by hand, and a column more"] = ("ALTER TABLE t1 ADD COLUMN hand TEXT", m =>
            m.Alter.Table("t1").AddColumn("x").AsInt64().Nullable()
        ),
        ["a changed table that is renamed"] = ("ALTER TABLE t1 ADD COLUMN hand TEXT", m => m.Rename.Table("t1").To("t2")),
        ["a trigger by hand, and a renamed table"] = ("CREATE TRIGGER hand AFTER INSERT ON t1 BEGIN SELECT 't12', 't1$2', '$t1'; END", m =>
            m.Rename.Table("t1").To("t2")
        ),
        ["a changed table that is rebuilt"] = ("ALTER TABLE t1 ADD COLUMN hand TEXT; DROP INDEX ix", m =>
            m.Alter.Table("t1").AlterColumn("more").AsString().NotNullable().WithDefaultValue("")
        ),
        ["a changed table that is dropped"] = ("ALTER TABLE t1 ADD COLUMN hand TEXT", m => m.Delete.Table("t1")),
        ["a missing index"] = ("DROP INDEX ix", m => m.Rename.Column("more").OnTable("t1").To("most")),
    };

    public static TheoryData<string> Caused => [.. Causes.Keys];

    public static TheoryData<string> Allowed => [.. Harmless.Keys];

    [Theory]
    [MemberData(nameof(Caused))]
    public void Difference_CausedByTheStep_RollsItBack(string what)
    {
        var (before, step, why) = Causes[what];
        First(before);
        _bed.Script.Up(2, step);
        var schema = _bed.File.Rows("SELECT sql FROM sqlite_master ORDER BY name");

        var error = Assert.Throws<MigrationException>(() => Manager.Migrate(2));

        Assert.Equal((ErrorCodes.SchemaNotAsReplayed, 2L), (error.Code, error.Version));
        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Equal("1", _bed.Versions("history", "number"));
        Assert.Equal(schema, _bed.File.Rows("SELECT sql FROM sqlite_master ORDER BY name"));
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Difference_FromBefore_DoesNotCount(string what)
    {
        var (before, step) = Harmless[what];
        First(before);
        _bed.Script.Up(2, step);

        Manager.Migrate(2);

        Assert.Equal("1,2", _bed.Versions("history", "number"));
    }

    /// <summary>The replay begins with the migration as which the database is adopted.</summary>
    [Fact]
    public void Step_AfterAnAdoption_RunsIfItCausesNoDifference()
    {
        AdoptingManager("CREATE TABLE other (a)").Migrate();

        Assert.Equal("1,2", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Step_AfterAnAdoption_IsRolledBackIfItCausesADifference()
    {
        var manager = AdoptingManager("CREATE TABLE t2 (id INTEGER)");

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal((ErrorCodes.SchemaNotAsReplayed, 2L), (error.Code, error.Version));
        Assert.Contains("column t2.name", error.Why, StringComparison.Ordinal);
        Assert.Equal("1", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Rollback_IsVerifiedToo()
    {
        First("SELECT 1");
        Manager.Migrate(2);
        _bed.Script.Down(2, m => m.Execute.Sql("DROP TABLE t2; DROP TABLE IF EXISTS surprise"));
        Manager.Rollback();
        Manager.Migrate(2);
        _bed.File.Execute("CREATE VIEW ix2 AS SELECT 1");
        _bed.Script.Down(2, m => m.Execute.Sql("DROP TABLE t2; CREATE TABLE IF NOT EXISTS ix2 (id INTEGER)"));

        Assert.Equal(ErrorCodes.SchemaNotAsReplayed, Assert.Throws<MigrationException>(() => Manager.Rollback()).Code);

        Assert.Equal("1,2", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Applied_ThatCannotBeReplayed_RefusesTheRunBeforeAnythingIsWritten()
    {
        First("CREATE TABLE by_hand (id INTEGER)");
        _bed.Script.Up(2, m => m.Execute.Sql("INSERT INTO by_hand VALUES (1)"));
        _bed.FullManager(Bed.Two).Migrate();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.NotFullyChecked, () => Manager.Migrate());

        Assert.Contains("no such table: by_hand", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Applied_ThatTheProgramLacks_RefusesTheRunBeforeAnythingIsWritten()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("DELETE FROM history WHERE number = 2; DROP TABLE t2");

        Refusal.OfUnchanged(_bed, ErrorCodes.MissingMigration, () =>
            _bed.FullManager(Bed.Two, options =>
                    (options.VerifySchema, options.AllowNewerDatabase, options.AllowOutOfOrder) = (true, true, true)
                )
                .Migrate()
        );
    }

    [Fact]
    public void Step_ThatCannotBeReplayed_HasNotBegun()
    {
        First("CREATE TABLE by_hand (id INTEGER)");
        _bed.Script.Up(3, m => m.Execute.Sql("INSERT INTO by_hand VALUES (1)"));

        var error = Assert.Throws<MigrationException>(() => Manager.Migrate());

        Assert.Equal((ErrorCodes.NotFullyChecked, 3L), (error.Code, error.Version));
        Assert.Equal("1,2", _bed.Versions("history", "number"));
        Assert.Equal(["0"], _bed.File.Rows("SELECT count(*) FROM by_hand"));
    }

    /// <summary>On a database that has the table of migration 1, and what was made beside it.</summary>
    private MigrationManager AdoptingManager(string beside)
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, extra TEXT); " + beside);
        _bed.Script.Up(1, m => m.Create.Table("t1").WithColumn("id").AsInt64().PrimaryKey())
            .Up(2, m => m.Execute.Sql("CREATE TABLE IF NOT EXISTS t2 (id INTEGER PRIMARY KEY, name TEXT)"));
        return _bed.FullManager(Bed.Two, options => (options.VerifySchema, options.AdoptExistingDatabase) = (true, true));
    }

    private void First(string after)
    {
        _bed.Script.Up(1, m =>
        {
            m.Create.Table("t1").WithColumn("id").AsInt64().PrimaryKey().WithColumn("more").AsString().Nullable();
            m.Create.Index("ix").OnTable("t1").OnColumn("more");
        });
        Manager.Migrate(1);
        _bed.File.Execute("INSERT INTO t1 VALUES (1, 'a'); " + after);
    }

    private static void Drop(System.Data.IDbConnection connection, System.Data.IDbTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM t1";
        // Only where there are rows.
        command.CommandText = (long)command.ExecuteScalar()! > 0 ? "DROP INDEX ix" : "SELECT 1";
        command.ExecuteNonQuery();
    }
}
