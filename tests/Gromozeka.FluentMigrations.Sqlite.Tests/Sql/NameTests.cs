using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Names as SQLite takes them: only A to Z are the same in either case, anything may be a name, and what looks like SQLite's own is not.
/// </summary>
public class NameTests
{
    private static readonly Dictionary<string, (Action<Migration> Up, string Sql, string Query, string Found)> Cases = new()
    {
        ["keys of tables whose names differ in case"] = (
            m =>
            {
                m.Create.Table("Чат").WithColumn("id").AsInt64().PrimaryKey().WithColumn("ref").AsInt64().Nullable();
                m.Create.Table("чат").WithColumn("id").AsInt64().PrimaryKey().WithColumn("ref").AsInt64().Nullable();
                m.Create.ForeignKey("fk").FromTable("чат").ForeignColumn("ref").ToTable("p").PrimaryColumn("id");
            },
            "CREATE TABLE p (id INTEGER PRIMARY KEY)",
            "SELECT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name)",
            "чат"
        ),
        ["a primary key of one of two tables"] = (
            m =>
            {
                m.Create.Table("Ä").WithColumn("id").AsInt64();
                m.Create.Table("ä").WithColumn("id").AsInt64();
                m.Create.PrimaryKey("pk").OnTable("ä").Column("id");
            },
            "CREATE TABLE p (id INTEGER PRIMARY KEY)",
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE c.pk AND m.name <> 'p' AND m.name NOT LIKE "
                + "'%Version%'",
            "ä"
        ),
        ["a column that differs in case from another"] = (
            m =>
            {
                m.Create.Column("ы").OnTable("x").AsString().WithDefaultValue("1").Unique("ux");
                m.Alter.Column("Ы").OnTable("x").AsInt64().NotNullable();
                m.Delete.Column("Ж").FromTable("x");
            },
            "CREATE TABLE x (Ы TEXT, Ж TEXT UNIQUE, ж TEXT CHECK (ж <> '')); INSERT INTO x VALUES ('7', 'a', 'b')",
            "SELECT quote(Ы), quote(ы), quote(ж) FROM x",
            "7|'1'|'b'"
        ),
        ["a unique index on a column that differs in case"] = (
            m =>
            {
                m.Create.Table("x").WithColumn("é").AsString().Unique("u1").WithColumn("É").AsString();
                m.Create.Index("i2").OnTable("x").OnColumn("É").Unique();
            },
            "CREATE TABLE p (id INTEGER PRIMARY KEY)",
            "SELECT name FROM pragma_index_list('x') ORDER BY name",
            "i2; u1"
        ),
        ["one of two tables is deleted"] = (
            m =>
            {
                m.Delete.ForeignKey("fk").OnTable("Чат");
                m.Delete.Table("чат");
            },
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE Чат (a INTEGER CONSTRAINT fk REFERENCES p); "
                + "CREATE TABLE чат (a INTEGER CONSTRAINT fk REFERENCES p)",
            "SELECT name || (SELECT count(*) FROM pragma_foreign_key_list(name)) FROM sqlite_master WHERE lower(sql) LIKE '%чат%' OR "
                + "sql LIKE '%Чат%'",
            "Чат0"
        ),
        ["a table called sqlite"] = (
            m => m.Alter.Column("b").OnTable("sqlite").AsString(),
            "CREATE TABLE sqlite (a, b INTEGER); INSERT INTO sqlite VALUES (1, 2)",
            "SELECT quote(b) FROM sqlite",
            "'2'"
        ),
        ["a table called SQLITE, and another that has the name for a moment"] = (
            m => m.Alter.Column("b").OnTable("sqlite").AsString(),
            "CREATE TABLE SQLITE (a, b INTEGER); CREATE TABLE _sqlite__REBUILD (a); INSERT INTO sqlite VALUES (1, 2)",
            "SELECT quote(b) FROM sqlite",
            "'2'"
        ),
        ["a table that looks like SQLite's own"] = (
            m => m.Alter.Column("b").OnTable("sqliteX").AsString(),
            "CREATE TABLE sqliteX (a, b INTEGER); INSERT INTO sqliteX VALUES (1, 2)",
            "SELECT quote(b) FROM sqliteX",
            "'2'"
        ),
        ["a column without a name"] = (
            m => m.Alter.Column("b").OnTable("x").AsString().NotNullable(),
            "CREATE TABLE x (\"\" TEXT PRIMARY KEY, b INTEGER, c AS (b)); INSERT INTO x VALUES ('k', 2); CREATE INDEX i ON x (\"\")",
            "SELECT \"\", quote(b) FROM x",
            "k|'2'"
        ),
        ["a column without a name that goes"] = (
            m => m.Delete.Column("\"\"").FromTable("x"),
            "CREATE TABLE x (\"\" TEXT UNIQUE, b INTEGER); INSERT INTO x VALUES ('k', 2)",
            "SELECT * FROM x",
            "2"
        ),
        ["names with quotes of their own"] = (
            m => m.Alter.Column("b").OnTable("\"\"\"q\"\"\"").AsString().NotNullable(),
            "CREATE TABLE \"\"\"q\"\"\" (\"\"\"a\"\"\" INTEGER PRIMARY KEY, b INTEGER, [[c] TEXT, `d``` TEXT); "
                + "INSERT INTO \"\"\"q\"\"\" VALUES (5, 6, 'c', 'd'); CREATE TABLE q (a); INSERT INTO q VALUES (1)",
            "SELECT quote(b), \"\"\"a\"\"\", \"[c\", \"d`\" FROM \"\"\"q\"\"\"",
            "'6'|5|c|d"
        ),
        ["names with line breaks and brackets"] = (
            m => m.Alter.Column("b\r\n)").OnTable("x\n]--").AsString(),
            "CREATE TABLE \"x\n]--\" (a, \"b\r\n)\" INTEGER); INSERT INTO \"x\n]--\" VALUES (1, 2)",
            "SELECT quote(\"b\r\n)\") FROM \"x\n]--\"",
            "'2'"
        ),
        ["a table that gets another case"] = (
            m => m.Rename.Table("People").To("people"),
            "CREATE TABLE People (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO People VALUES (9); "
                + "CREATE TABLE c (p REFERENCES People); CREATE VIEW v AS SELECT * FROM People",
            "SELECT (SELECT name FROM sqlite_master WHERE name LIKE 'people'), (SELECT \"table\" FROM pragma_foreign_key_list('c')), "
                + "(SELECT seq FROM sqlite_sequence WHERE name = 'people'), (SELECT id FROM v)",
            "people|people|9|9"
        ),
        ["a column that gets another case"] = (
            m => m.Rename.Column("Name").OnTable("x").To("name"),
            "CREATE TABLE x (Name TEXT UNIQUE); CREATE INDEX i ON x (Name) WHERE Name > ''",
            "SELECT name FROM pragma_table_info('x')",
            "name"
        ),
        ["a table that gets the name of one in another case"] = (
            m => m.Rename.Table("Б").To("а"),
            "CREATE TABLE А (x); CREATE TABLE Б (y)",
            "SELECT name FROM sqlite_master WHERE name IN ('А', 'а') ORDER BY name",
            "А; а"
        ),
    };

    public static TheoryData<string, bool> Names
    {
        get
        {
            var names = new TheoryData<string, bool>();
            foreach (var name in Cases.Keys)
            {
                names.Add(name, false);
                names.Add(name, true);
            }

            return names;
        }
    }

    private static void KnowAllLetters(SqliteConnection connection)
    {
        connection.CreateCollation("NOCASE", (one, other) => StringComparer.InvariantCultureIgnoreCase.Compare(one, other));
        connection.CreateFunction("lower", (string? text) => text?.ToLowerInvariant());
        connection.CreateFunction("upper", (string? text) => text?.ToUpperInvariant());
        connection.CreateFunction("like", (string? pattern, string? text) =>
            text?.Contains(pattern!.Trim('%'), StringComparison.InvariantCultureIgnoreCase)
        );
        connection.CreateFunction("like", (string? pattern, string? text, string? escape) =>
            text?.Contains(pattern!.Trim('%').Replace(escape!, "", StringComparison.Ordinal), StringComparison.InvariantCultureIgnoreCase)
        );
    }

    /// <summary>
    /// By SQLite itself, and in a host that gives it functions and a collation for all letters, as the ICU extension does.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_AnyName_IsTakenAsSqliteTakesIt(string name, bool knowsLetters)
    {
        var (up, sql, query, found) = Cases[name];
        using var bench = new Workbench(sql);
        var options = new SqliteDatabaseOptions { ConnectionString = "", ConnectionOpened = knowsLetters ? KnowAllLetters : null };

        bench.Manager(new StepCode(up), options).Migrate();

        Assert.Equal(found, bench.Read(query));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        Assert.Equal(
            "0",
            bench.Read("SELECT count(*) FROM sqlite_master WHERE name LIKE '%\\_\\_rebuild' ESCAPE '\\' AND name <> '_sqlite__REBUILD'")
        );
    }

    [Fact]
    public void ReadSchema_NamesThatDifferInCase_AreTheNamesOfTwo()
    {
        using var bench = new Workbench(
            "CREATE TABLE Чат (Ы TEXT, ы INTEGER); CREATE TABLE чат (a); CREATE TABLE sqlite (a); CREATE TABLE sqliteX (a)"
        );
        using var session = bench.Session();

        var schema = session.ReadSchema();

        Assert.Equal(
            ["sqlite", "sqliteX", "Чат", "чат"],
            schema.Tables.Select(table => table.Name.ToString()).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["sqlite", "sqliteX", "Чат", "чат"],
            session.ReadTableNames().Select(name => name.ToString()).Order(StringComparer.Ordinal)
        );
        Assert.Equal("INTEGER", schema.Find("Чат")!.Column("ы")!.Type);
        Assert.Null(schema.Find("ЧАТ"));
        Assert.NotNull(schema.Find("SQLITE"));
        Assert.Equal(3, schema.Without(["чат"]).Tables.Count);
    }

    [Theory]
    [InlineData("CREATE TABLE t (Ы, ы); CREATE INDEX i ON t (Ы)", "CREATE TABLE t (Ы, ы); CREATE INDEX i ON t (ы)")]
    [InlineData("CREATE TABLE t (Ы PRIMARY KEY, ы)", "CREATE TABLE t (Ы, ы PRIMARY KEY)")]
    [InlineData("CREATE TABLE t (a REFERENCES Ы)", "CREATE TABLE t (a REFERENCES ы)")]
    [InlineData("CREATE TABLE t (Ы)", "CREATE TABLE t (ы)")]
    [InlineData("CREATE TABLE Ы (a)", "CREATE TABLE ы (a)")]
    public void Compare_NamesThatDifferInCase_AreDifferences(string expected, string found)
    {
        using var one = new Workbench(expected);
        using var other = new Workbench(found);
        using var oneSession = one.Session();
        using var otherSession = other.Session();

        Assert.NotEmpty(SchemaComparer.Compare(oneSession.ReadSchema(), otherSession.ReadSchema()));
        Assert.Empty(SchemaComparer.Compare(oneSession.ReadSchema(), oneSession.ReadSchema()));
    }

    [Fact]
    public void Rollback_ATableThatDiffersInCase_IsMissed()
    {
        using var bench = new Workbench(
            "CREATE TABLE Чат (a); INSERT INTO Чат VALUES (1); CREATE TABLE чат (a); INSERT INTO чат VALUES (2)"
        );
        var options = new MigrationOptions { Namespace = typeof(StepCode).Namespace!, Backup = null };
        options.Assemblies.Add(typeof(Workbench).Assembly);
        var manager = bench.Manager(new StepCode(m => m.Execute.Sql("SELECT 1"), m => m.Execute.Sql("DROP TABLE чат")), options);
        manager.Migrate();

        var error = Assert.Throws<MigrationException>(() => manager.Rollback());

        Assert.Equal(ErrorCodes.DataLoss, error.Code);
        Assert.Contains("table чат (1 row)", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Exists_NamesThatDifferInCase_AreTold()
    {
        using var bench = new Workbench("CREATE TABLE Чат (a, CONSTRAINT Ы UNIQUE (a))");
        using var session = bench.Session();
        var schema = session.NewCollector();

        Assert.True(schema.TableExists("", "Чат"));
        Assert.False(schema.TableExists("", "чат"));
        Assert.True(schema.ConstraintExists("", "Чат", "Ы"));
        Assert.False(schema.ConstraintExists("", "Чат", "ы"));
    }
}
