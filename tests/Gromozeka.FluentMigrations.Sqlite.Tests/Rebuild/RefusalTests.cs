using System.Data;
using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>What would lose or break something is refused before it does, with what is in the way; nothing of the step stays.</summary>
public class RefusalTests
{
    private const string Seed = """
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, r REAL, code TEXT, n INTEGER);
        INSERT INTO x VALUES (1, '007', 1, 0.1, 'Q', NULL), (2, '1e3', 2, 1.5, 'q', NULL), (3, '12345678901234567890', 3, 0.30000000000000004, 'z', 9007199254740993), (4, '8', 4, 2, 'z ', 4), (5, 'text', 5, 3, 's', NULL);
        CREATE TABLE child (id INTEGER PRIMARY KEY, x INTEGER REFERENCES x (id) ON DELETE CASCADE);
        INSERT INTO child VALUES (1, 1), (2, 2);
        """;

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, ErrorCode Code, string[] Words)> Cases = new()
    {
        ["28 virtual table"] = (
            "CREATE VIRTUAL TABLE f USING fts5(t)",
            m => m.Alter.Column("t").OnTable("f").AsInt32(),
            ErrorCodes.OperationNotSupported,
            ["f is a virtual table", "Execute.Sql"]
        ),
        ["30 renaming a column with a view over it that was broken before"] = (
            "CREATE VIEW broken AS SELECT x.A FROM \"X\" JOIN nowhere; CREATE VIEW other AS SELECT * FROM nowhere",
            m => m.Rename.Column("a").OnTable("x").To("z"),
            ErrorCodes.OperationNotSupported,
            ["already, and SQLite cannot rename in them: view broken (no such table: main.nowhere). Drop"]
        ),
        ["30 renaming a table with a trigger on it that was broken before"] = (
            "CREATE TRIGGER broken AFTER INSERT ON x BEGIN DELETE FROM nowhere; END",
            m => m.Rename.Table("x").To("z"),
            ErrorCodes.OperationNotSupported,
            ["trigger broken", "broken already"]
        ),
        ["34 dropping a column that a trigger reads in double quotes"] = (
            "CREATE TABLE log (l); CREATE TRIGGER t AFTER UPDATE ON x BEGIN INSERT INTO log SELECT \"a\" FROM x; END; "
                + "CREATE INDEX i ON x (a)",
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.DependentBroken,
            ["trigger t (no such column: \"a\""]
        ),
        ["34 dropping a column used in a view"] = (
            "CREATE VIEW v AS SELECT a FROM x; CREATE INDEX i ON x (a)",
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.DependentBroken,
            ["view v", "no such column: a"]
        ),
        ["34 dropping a column used in a trigger"] = (
            "CREATE TABLE log (l); CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (new.a); END; "
                + "CREATE TRIGGER u AFTER INSERT ON x BEGIN SELECT new.b; END",
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.DependentBroken,
            ["trigger t (no such column: new.a)"]
        ),
        ["34 dropping a column used in a trigger of another table"] = (
            "CREATE TRIGGER t AFTER INSERT ON child BEGIN UPDATE x SET a = 'q'; END; CREATE INDEX i ON x (a)",
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.DependentBroken,
            ["trigger t"]
        ),
        ["34 dropping a column used in an INSTEAD OF trigger"] = (
            "CREATE VIEW v AS SELECT b FROM x; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN UPDATE x SET a = 'q'; END; "
                + "CREATE INDEX i ON x (a)",
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.DependentBroken,
            ["trigger t"]
        ),
        ["34 dropping a column that a trigger is for"] = (
            "CREATE TRIGGER t AFTER UPDATE OF b, a ON x BEGIN SELECT 1; END; CREATE INDEX i ON x (a)",
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.OperationNotSupported,
            ["trigger t", "updates of it"]
        ),
        ["34 dropping a column used in an index with another"] = (
            "CREATE INDEX ix_ab ON x (b, a DESC)",
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.OperationNotSupported,
            ["index ix_ab", "Delete.Index"]
        ),
        ["34 dropping a column used in the condition of an index"] = (
            "CREATE INDEX ix_b ON x (b) WHERE a > ''",
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.OperationNotSupported,
            ["index ix_b"]
        ),
        ["34 dropping a column used in a CHECK with another"] = (
            "CREATE TABLE y (a INTEGER, b INTEGER, CHECK (a < b))",
            m => m.Delete.Column("a").FromTable("y"),
            ErrorCodes.OperationNotSupported,
            ["CHECK (a < b)"]
        ),
        ["34 dropping a column used in another's CHECK"] = (
            "CREATE TABLE y (a INTEGER, b INTEGER CHECK (b > a))",
            m => m.Delete.Column("a").FromTable("y"),
            ErrorCodes.OperationNotSupported,
            ["column b", "CHECK (b > a)"]
        ),
        ["34 dropping a column used in a generated one"] = (
            "CREATE TABLE y (a INTEGER, b INTEGER AS (a + 1))",
            m => m.Delete.Column("a").FromTable("y"),
            ErrorCodes.OperationNotSupported,
            ["column b", "AS (a + 1)"]
        ),
        ["34 dropping a column of a composite key"] = (
            "CREATE TABLE y (a INTEGER, b INTEGER, PRIMARY KEY (a, b))",
            m => m.Delete.Column("a").FromTable("y"),
            ErrorCodes.OperationNotSupported,
            ["PRIMARY KEY (a, b)"]
        ),
        ["34 dropping a column of a composite UNIQUE"] = (
            "CREATE TABLE y (a INTEGER, b INTEGER, CONSTRAINT u UNIQUE (a, b))",
            m => m.Delete.Column("a").FromTable("y"),
            ErrorCodes.OperationNotSupported,
            ["CONSTRAINT u UNIQUE (a, b)"]
        ),
        ["34 dropping a column of a composite foreign key"] = (
            "CREATE TABLE p (a, b, PRIMARY KEY (a, b)); CREATE TABLE y (a INTEGER, b INTEGER, FOREIGN KEY (a, b) REFERENCES p)",
            m => m.Delete.Column("a").FromTable("y"),
            ErrorCodes.OperationNotSupported,
            ["FOREIGN KEY (a, b)"]
        ),
        ["34 dropping a column that a child refers to"] = (
            "",
            m => m.Delete.Column("id").FromTable("x"),
            ErrorCodes.DependentBroken,
            ["foreign key mismatch", "child"]
        ),
        ["35 values that become equal under a partial unique index"] = (
            "CREATE TABLE y (k INTEGER PRIMARY KEY, a BLOB); INSERT INTO y VALUES (1, 1), (2, '1'), (3, 2); "
                + "CREATE UNIQUE INDEX u ON y (a) WHERE k <> 0 AND 'a' || k >= 'a'",
            m => m.Alter.Column("a").OnTable("y").AsInt64(),
            ErrorCodes.RowsDoNotFit,
            ["share a value of (a)", "k <> 0 AND 'a' || k >= 'a'"]
        ),
        ["35 lossy TEXT to INTEGER"] = (
            "",
            m => m.Alter.Column("a").OnTable("x").AsInt64(),
            ErrorCodes.LossyCast,
            ["3 rows of table x", "id 1; id 2; id 3", "SELECT * FROM", "INTEGER"]
        ),
        ["35 lossy INTEGER to REAL"] = (
            "",
            m => m.Alter.Column("n").OnTable("x").AsCustom("DOUBLE"),
            ErrorCodes.LossyCast,
            ["1 row of table x", "id 3"]
        ),
        ["35 lossy INTEGER at its limit to REAL"] = (
            "CREATE TABLE y (n INTEGER); INSERT INTO y VALUES (9223372036854775807), (-9223372036854775808)",
            m => m.Alter.Column("n").OnTable("y").AsCustom("REAL"),
            ErrorCodes.LossyCast,
            ["1 row of table y", "rowid 1"]
        ),
        ["36 NOT NULL without default over rows with NULL"] = (
            "",
            m => m.Alter.Column("n").OnTable("x").AsInt64().NotNullable(),
            ErrorCodes.RowsDoNotFit,
            ["3 rows of table x have NULL in column n", "id 1; id 2; id 5", "WHERE \"n\" IS NULL"]
        ),
        ["36 NOT NULL with default over rows with NULL"] = (
            "",
            m => m.Alter.Column("n").OnTable("x").AsInt64().NotNullable().WithDefaultValue(0),
            ErrorCodes.RowsDoNotFit,
            ["3 rows of table x have NULL in column n"]
        ),
        ["UNIQUE index under another collation"] = (
            "CREATE UNIQUE INDEX i ON x (code)",
            m => m.Alter.Column("code").OnTable("x").AsString("NOCASE"),
            ErrorCodes.RowsDoNotFit,
            ["several rows of table x share a value of (code)", "rows 2"]
        ),
        ["UNIQUE within the table under another collation"] = (
            "CREATE TABLE y (c TEXT UNIQUE); INSERT INTO y VALUES ('a'), ('A')",
            m => m.Alter.Column("c").OnTable("y").AsString("NOCASE"),
            ErrorCodes.RowsDoNotFit,
            ["share a value of (c)"]
        ),
        ["primary key over duplicates"] = (
            "CREATE TABLE y (a TEXT, b INTEGER); INSERT INTO y VALUES ('p', 1), ('p', 1), ('q', 1)",
            m => m.Create.PrimaryKey("pk").OnTable("y").Columns("a", "b"),
            ErrorCodes.RowsDoNotFit,
            ["share a value of (a, b)", "a 'p', b 1, rows 2"]
        ),
        ["primary key over NULL"] = (
            "CREATE TABLE y (a TEXT); INSERT INTO y VALUES (NULL)",
            m => m.Create.PrimaryKey("pk").OnTable("y").Column("a"),
            ErrorCodes.RowsDoNotFit,
            ["1 row of table y has NULL in column a", "rowid 1"]
        ),
        ["numbers of rows from what is no number"] = (
            "CREATE TABLE y (a INTEGER); INSERT INTO y VALUES ('p'), (7)",
            m => m.Create.PrimaryKey("pk").OnTable("y").Column("a"),
            ErrorCodes.RowsDoNotFit,
            ["1 row of table y has a value other than a whole number in column a"]
        ),
        ["STRICT type"] = (
            "CREATE TABLE y (id INTEGER PRIMARY KEY, c ANY) STRICT; INSERT INTO y VALUES (1, 'p'), (2, 3), (3, '4')",
            m => m.Alter.Column("c").OnTable("y").AsCustom("INTEGER"),
            ErrorCodes.RowsDoNotFit,
            ["1 row of table y", "STRICT", "id 1"]
        ),
        ["a new CHECK"] = (
            "",
            m => m.Alter.Column("b").OnTable("x").AsCustom("INTEGER CHECK (b < 3)"),
            ErrorCodes.RowsDoNotFit,
            ["3 rows of table x break CHECK (b < 3)", "id 3; id 4; id 5"]
        ),
        ["a CHECK of a converted column"] = (
            "CREATE TABLE y (id INTEGER PRIMARY KEY, c INTEGER CHECK (c < 5)); INSERT INTO y VALUES (1, 1), (2, -3)",
            m => m.Alter.Column("c").OnTable("y").AsCustom("TEXT CHECK (y.c > '0')"),
            ErrorCodes.RowsDoNotFit,
            ["1 row of table y breaks CHECK (y.c > '0')", "id 2"]
        ),
        ["a foreign key over rows without a parent"] = (
            "",
            m => m.Create.ForeignKey("fk").FromTable("child").ForeignColumn("id").ToTable("x").PrimaryColumn("b").OnDelete(Rule.None),
            ErrorCodes.DependentBroken,
            ["foreign key mismatch"]
        ),
        ["a foreign key over orphans"] = (
            "INSERT INTO x (id) VALUES (77)",
            m => m.Create.ForeignKey("fk").FromTable("x").ForeignColumn("id").ToTable("child").PrimaryColumn("id"),
            ErrorCodes.RowsDoNotFit,
            ["4 rows of table x refer to rows of child", "rowid 3; rowid 4; rowid 5"]
        ),
        ["a cascading delete beside a rebuild"] = (
            "",
            m =>
            {
                m.Delete.FromTable("x").Row(new { id = 1 });
                m.Alter.Column("b").OnTable("x").AsString();
            },
            ErrorCodes.RowsDoNotFit,
            ["the statement deletes rows of table x, and rows of table child refer to it with ON DELETE CASCADE"]
        ),
        ["a computed column over values"] = (
            "",
            m => m.Alter.Table("x").AlterColumn("b").AsInt32().Computed("id * 2"),
            ErrorCodes.OperationNotSupported,
            ["b", "would be lost"]
        ),
        ["the only column"] = (
            "CREATE TABLE y (a TEXT UNIQUE)",
            m => m.Delete.Column("a").FromTable("y"),
            ErrorCodes.OperationNotSupported,
            ["FromTable(y)", "the only column"]
        ),
        ["identity on text"] = (
            "CREATE TABLE y (a TEXT)",
            m => m.Alter.Column("a").OnTable("y").AsString().Identity(),
            ErrorCodes.OperationNotSupported,
            ["AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY"]
        ),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_WhatWouldLoseOrBreakSomething_IsRefused(string name)
    {
        // Arrange
        var (sql, up, code, words) = Cases[name];
        using var bench = new Workbench(Seed + sql);
        var before = Dump.Of(bench.File);
        var manager = bench.Manager(new StepCode(up), new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = true });

        // Act
        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        // Assert
        Assert.Equal(code, error.Code);
        Assert.All(words, word => Assert.Contains(word, $"{error.Why}. {error.Next}", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, Dump.Of(bench.File));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Fact]
    public void Migrate_CascadingDeleteBesideARebuild_SaysToSplitTheMigration()
    {
        using var bench = new Workbench(Seed);
        var manager = bench.Manager(
            new StepCode(Cases["a cascading delete beside a rebuild"].Up),
            new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = true }
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Contains("split the migration", error.Next, StringComparison.Ordinal);
        Assert.Contains("still at version 0", error.State, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_LossyCastThatIsAllowed_ConvertsAsSqliteDoes()
    {
        using var bench = new Workbench(Seed);
        var manager = bench.Manager(
            new StepCode(m => m.Alter.Column("a").OnTable("x").AsInt64()),
            new SqliteDatabaseOptions { ConnectionString = "", AllowLossyCasts = true }
        );

        manager.Migrate();

        Assert.Equal("7; 1000; 1.2345678901234567e+19; 8; 'text'", bench.Read("SELECT quote(a) FROM x"));
    }

    /// <summary>SQLite before 3.53 wrote 15 digits, and the third row was in the way; 17 digits name every number.</summary>
    [Fact]
    public void Migrate_RealToText_KeepsEveryDigit()
    {
        using var bench = new Workbench(Seed);

        bench.Migrate(m => m.Alter.Column("r").OnTable("x").AsString());

        Assert.Equal("'0.1'; '1.5'; '0.30000000000000004'; '2.0'; '3.0'", bench.Read("SELECT quote(r) FROM x"));
    }

    /// <summary>A text of up to 15 digits is found again in the number, however many digits SQLite's own text of that number has.</summary>
    [Theory]
    [InlineData("REAL")]
    [InlineData("NUMERIC")]
    public void Migrate_TextOfFifteenDigits_BecomesANumber(string type)
    {
        using var bench = new Workbench(
            "CREATE TABLE y (a TEXT); INSERT INTO y VALUES ('148.44977211936'), ('123456.789012345'), ('-7.25'), ('0.30000000000000004')"
        );

        bench.Migrate(m => m.Alter.Column("a").OnTable("y").AsCustom(type));

        Assert.Equal(
            "1; 1; 1; 1",
            bench.Read("SELECT typeof(a) = 'real' AND a IN (148.44977211936, 123456.789012345, -7.25, 0.30000000000000004) FROM y")
        );
    }

    [Theory]
    [InlineData("REAL", "0.1234567890123456789")]
    [InlineData("NUMERIC", "0.1234567890123456789")]
    [InlineData("NUMERIC", "1.50")]
    [InlineData("REAL", "1.50")]
    public void Migrate_TextThatTheNumberDoesNotGiveBack_IsRefused(string type, string text)
    {
        using var bench = new Workbench($"CREATE TABLE y (a TEXT); INSERT INTO y VALUES ('{text}')");

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(m => m.Alter.Column("a").OnTable("y").AsCustom(type)));

        Assert.Equal(ErrorCodes.LossyCast, error.Code);
        Assert.Equal($"'{text}'", bench.Read("SELECT quote(a) FROM y"));
    }

    [Theory]
    [InlineData("IGNORE")]
    [InlineData("REPLACE")]
    public void Migrate_ConvertedValuesThatBecomeEqual_AreRefusedWhateverOnConflictSays(string resolution)
    {
        using var bench = new Workbench(
            $"CREATE TABLE y (a TEXT UNIQUE ON CONFLICT {resolution}); INSERT INTO y VALUES ('7'), ('07'), ('8')"
        );
        var manager = bench.Manager(
            new StepCode(m => m.Alter.Column("a").OnTable("y").AsInt64()),
            new SqliteDatabaseOptions { ConnectionString = "", AllowLossyCasts = true }
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains("share a value of (a)", error.Why, StringComparison.Ordinal);
        Assert.Equal("'7'; '07'; '8'", bench.Read("SELECT quote(a) FROM y ORDER BY rowid"));
    }

    [Fact]
    public void Migrate_NoRoomOnTheDisk_IsRefusedBeforeAnythingIsWritten()
    {
        using var bench = new Workbench(Seed);
        var manager = bench.Manager(
            new StepCode(m =>
            {
                m.Create.Table("other").WithColumn("id").AsInt64();
                m.Alter.Column("b").OnTable("x").AsString();
            }),
            new SqliteDatabaseOptions { ConnectionString = "", FreeBytes = _ => 100 }
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.DiskFull, error.Code);
        Assert.Contains("table x", error.Why, StringComparison.Ordinal);
        Assert.Contains("operation 2 of 2, before the first", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_RowsInTheWayOfALaterOperation_IsRefusedBeforeTheFirst()
    {
        using var bench = new Workbench(Seed);
        var manager = bench.Manager(
            new StepCode(m =>
            {
                m.Create.Table("other").WithColumn("id").AsInt64();
                m.Alter.Column("n").OnTable("x").AsInt64().NotNullable();
            })
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains("operation 2 of 2, before the first", error.What, StringComparison.Ordinal);
    }
}
