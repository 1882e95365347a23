using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Statements that SQLite takes and few people write.</summary>
public class OddStatementTests
{
    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Expected)> Texts = new()
    {
        ["a default that goes, with no space behind"] = (
            "(id INTEGER, a TEXT DEFAULT 'q'NOT NULL, b INTEGER)",
            m => m.Delete.DefaultConstraint().OnTable("x").OnColumn("a"),
            "(id INTEGER, a TEXT NOT NULL, b INTEGER)"
        ),
        ["a default in brackets that changes, with no space behind"] = (
            "(id INTEGER, a INTEGER DEFAULT(1)NOT NULL, b INTEGER)",
            m => m.Alter.Column("a").OnTable("x").AsInt32().WithDefaultValue(5),
            "(id INTEGER, a INTEGER DEFAULT 5 NOT NULL, b INTEGER)"
        ),
        ["a type with no space behind"] = (
            "(id INTEGER, a VARCHAR(10)NOT NULL, b INTEGER)",
            m => m.Alter.Column("a").OnTable("x").AsString(),
            "(id INTEGER, a TEXT NOT NULL, b INTEGER)"
        ),
        ["comments for spaces"] = (
            "(/*b*/id/*c*/INTEGER/*d*/,/*g*/b/*h*/INTEGER/*i*/CHECK/*j*/(b>0)/*k*/,/*l*/UNIQUE/*m*/(b,id)/*n*/)",
            m => m.Alter.Column("b").OnTable("x").AsString(),
            "(/*b*/id/*c*/INTEGER/*d*/,/*g*/b/*h*/TEXT/*i*/CHECK/*j*/(b>0)/*k*/,/*l*/UNIQUE/*m*/(b,id)/*n*/)"
        ),
        ["a CHECK that names the database"] = (
            "(id INTEGER, b INTEGER, CHECK (main.x.b > 0 AND x . b < 9.5))",
            m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable(),
            "(id INTEGER, b INTEGER NOT NULL, CHECK (main.x.b > 0 AND x . b < 9.5))"
        ),
        ["a column named like the table"] = (
            "(x INTEGER CHECK (x.x > 0), b INTEGER AS (x + 1), id INTEGER)",
            m => m.Alter.Column("x").OnTable("x").AsInt64().NotNullable(),
            "(x INTEGER CHECK (x.x > 0) NOT NULL, b INTEGER AS (x + 1), id INTEGER)"
        ),
        ["a default of a decimal in a column of text"] = (
            "(id INTEGER, a TEXT)",
            m => m.Alter.Column("a").OnTable("x").AsString().WithDefaultValue(1.10m),
            "(id INTEGER, a TEXT DEFAULT '1.10')"
        ),
    };

    public static TheoryData<string, Library> Names => Texts.Keys.WithEachLibrary();

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_OddStatement_ChangesOnlyWhatIsMeant(string name, Library library)
    {
        var (sql, up, expected) = Texts[name];
        using var bench = new Workbench($"CREATE TABLE x {sql};");

        bench.Manager(new StepCode(up), library.Options()).Migrate();

        Assert.Equal("CREATE TABLE x " + expected, bench.Read("SELECT sql FROM sqlite_master WHERE name = 'x'"));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData(Library.Bundled)]
    [InlineData(Library.BeforeAlterColumn)]
    public void Migrate_TextsInDoubleQuotesFromAnotherSqlite_GoOnWorking(Library library)
    {
        // Arrange: the bundled library makes no such table, but many others do.
        using var bench = new Workbench();
        using (var connection = bench.File.Open())
        {
            QuotedTexts.Allow(connection, true);
            Execute(
                connection,
                "CREATE TABLE x (id INTEGER, kind TEXT CHECK (kind IN (\"p\", \"q\")), b INTEGER); INSERT INTO x VALUES (1, 'p', 2); "
                    + "CREATE INDEX i ON x (b) WHERE kind = \"p\";"
            );
        }

        var before = Dump.Of(bench.File);
        var manager = bench.Manager(
            new StepCode(
                m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable(),
                m => m.Alter.Column("b").OnTable("x").AsInt64().Nullable()
            ),
            library.Options()
        );

        // Act
        manager.Migrate();
        var between = bench.Read("SELECT sql FROM sqlite_master WHERE name = 'x'");
        manager.Rollback();

        // Assert
        Assert.Equal("CREATE TABLE x (id INTEGER, kind TEXT CHECK (kind IN (\"p\", \"q\")), b INTEGER NOT NULL)", between);
        Assert.Equal(before, Dump.Of(bench.File));
        Assert.Throws<SqliteException>(() => bench.File.Execute("INSERT INTO x VALUES (2, 'r', 1)"));
    }

    [Fact]
    public void Migrate_NameThatIsNoColumn_IsNotTakenForAText()
    {
        using var bench = new Workbench(RebuildCase.X);

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m => m.Alter.Column("b").OnTable("x").AsCustom("INTEGER CHECK (b <> \"nothing\")"))
        );

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Contains("no such column: \"nothing\"", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_AfterAFailure_TextsInDoubleQuotesAreRefusedAgain()
    {
        using var bench = new Workbench(RebuildCase.X);
        using var session = bench.Session();
        session.Begin(rebuildsTables: true);
        session.Execute(new QuotedTexts.Command(IsAllowed: true));

        session.Rollback();

        Assert.Throws<SqliteException>(() => session.Execute(new Dialect.SqlCommand("CREATE TABLE y (a CHECK (a <> \"b\"))")));
    }

    [Fact]
    public void DeleteColumn_IndexThatNamesItAsAText_GoesWithIt()
    {
        using var bench = new Workbench(RebuildCase.X + "CREATE INDEX i ON x ('a'); CREATE INDEX j ON x (b) WHERE b <> 'a';");

        bench.Migrate(m => m.Delete.Column("a").FromTable("x"));

        Assert.Equal("j", bench.Read("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'x'"));
    }

    [Fact]
    public void DeleteColumn_SeveralThatShareAnIndexAKeyAndACheck_GoTogether()
    {
        using var bench = new Workbench(
            "CREATE TABLE x (id INTEGER, a INTEGER, b INTEGER, UNIQUE (a, b), CHECK (a < b), FOREIGN KEY (a, b) REFERENCES x (a, b)); "
                + "CREATE INDEX i ON x (b, a); INSERT INTO x VALUES (1, 2, 3);"
        );

        bench.Migrate(m => m.Delete.Column("a").Column("b").FromTable("x"));

        Assert.Equal("CREATE TABLE x (id INTEGER)", bench.Read("SELECT sql FROM sqlite_master WHERE name = 'x'"));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM sqlite_master WHERE tbl_name = 'x' AND type = 'index'"));
    }

    [Theory]
    [InlineData("TEXT UNIQUE", "NULL")]
    [InlineData("INTEGER DEFAULT (1 + 1)", "2")]
    [InlineData("TEXT DEFAULT CURRENT_DATE COLLATE NOCASE", null)]
    [InlineData("INTEGER AS (b + 1) STORED", "11")]
    [InlineData("TEXT REFERENCES x (id) CHECK (c <> '')", "NULL")]
    public void AddColumn_CustomTypeBeyondAddColumn_IsAdded(string type, string? first)
    {
        using var bench = new Workbench(RebuildCase.X);

        bench.Migrate(m => m.Create.Column("c").OnTable("x").AsCustom(type).Nullable());

        Assert.Equal(first ?? bench.Read("SELECT quote(date())"), bench.Read("SELECT quote(c) FROM x WHERE id = 1"));
        Assert.Contains($"\"c\" {type}", bench.Read("SELECT sql FROM sqlite_master WHERE name = 'x'"), StringComparison.Ordinal);
    }

    [Fact]
    public void AddColumn_KeyInACustomType_GetsTheNumbersOfTheRows()
    {
        using var bench = new Workbench("CREATE TABLE x (w TEXT); INSERT INTO x (rowid, w) VALUES (4, 'four'), (9, 'nine');");

        bench.Migrate(m => m.Create.Column("no").OnTable("x").AsCustom("INTEGER PRIMARY KEY AUTOINCREMENT").Nullable());

        Assert.Equal("4four; 9nine", bench.Read("SELECT no || w FROM x"));
    }

    [Fact]
    public void Migrate_OddValues_AreTheSame()
    {
        using var bench = new Workbench(
            """
            CREATE TABLE x (a, b INTEGER, c REAL, d TEXT, e BLOB);
            INSERT INTO x VALUES (-0.0, 1, 9e999, 'a' || char(0) || 'b', x'006100'), (9007199254740993, 2, -0.0, CAST(x'ff00fe' AS TEXT), ''), ('9e999', -9223372036854775808, 4.9e-324, '', 9223372036854775807);
            """
        );
        const string Bytes =
            "SELECT typeof(a) || hex(a) || quote(a) || typeof(b) || b || typeof(c) || quote(c) || quote(1 / c) || typeof(d) || hex(d) "
            + "|| length(CAST(d AS BLOB)) || typeof(e) || hex(e) FROM x";
        var before = bench.Read(Bytes);

        bench.Migrate(m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable());

        Assert.Equal(before, bench.Read(Bytes));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
