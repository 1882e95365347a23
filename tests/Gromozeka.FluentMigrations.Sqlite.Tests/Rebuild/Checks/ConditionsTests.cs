using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>A rebuild stores no row that violates a CHECK, unless the row violated the same CHECK before.</summary>
public class ConditionsTests
{
    private const string Orders =
        "CREATE TABLE t (id INTEGER PRIMARY KEY, qty TEXT CHECK (qty > 0)); INSERT INTO t VALUES (1, '5'), (2, '6');";

    public static TheoryData<string, string, Action<Migration>, string> Broken =>
        new()
        {
            {
                "a new column",
                Orders,
                m => Alter(m, "qty").AsInt32().AddColumn("price").AsCustom("INTEGER CHECK (price > 0)").NotNullable().WithDefaultValue(0),
                "2 rows of table t break CHECK (price > 0): id 1; id 2"
            },
            {
                "a new column with a computed default",
                "CREATE TABLE t (id INTEGER PRIMARY KEY, qty TEXT CHECK (qty <> '')); INSERT INTO t VALUES (1, '5');",
                m => Alter(m, "qty").AsInt32().AddColumn("n").AsCustom("TEXT CHECK (length(n) = 3)").WithDefault(SystemMethods.NewGuid),
                "1 row of table t breaks CHECK (length(n) = 3): id 1"
            },
            {
                "a new column beside one that stays",
                "CREATE TABLE t (qty TEXT CHECK (qty <> ''), b INTEGER); INSERT INTO t VALUES ('5', 1), ('5', 9);",
                m => Alter(m, "qty").AsInt32().AddColumn("k").AsCustom("INTEGER CHECK (k < b)").NotNullable().WithDefaultValue(3),
                "1 row of table t breaks CHECK (k < b): rowid 1"
            },
            {
                "a new column with NULL",
                Orders,
                m => Alter(m, "qty").AsInt32().AddColumn("n").AsCustom("INTEGER CHECK (n IS NOT NULL)").Nullable(),
                "2 rows of table t break CHECK (n IS NOT NULL)"
            },
            {
                "what is computed from the column",
                "CREATE TABLE t (a TEXT CHECK (a <> 'x'), g AS (typeof(a)) CHECK (g = 'text')); INSERT INTO t VALUES ('5'), ('y');",
                m => Alter(m, "a").AsInt64(),
                "1 row of table t breaks CHECK (g = 'text'): rowid 1"
            },
            {
                "what is computed from what is computed",
                "CREATE TABLE t (a TEXT, h AS (g || ''), g AS (typeof(a)), CHECK (h <> 'integer')); INSERT INTO t VALUES ('5');",
                m => Alter(m, "a").AsInt64(),
                "1 row of table t breaks CHECK (h <> 'integer'): rowid 1"
            },
            {
                "another collation",
                "CREATE TABLE t (a TEXT CHECK (a <> 'zz'), b TEXT COLLATE NOCASE CHECK (b = 'x')); INSERT INTO t VALUES ('5', 'X');",
                m => Alter(m, "a").AsInt64().AlterColumn("b").AsString("BINARY"),
                "1 row of table t breaks CHECK (b = 'x'): rowid 1"
            },
            {
                "another expression",
                "CREATE TABLE t (a TEXT CHECK (a <> 'x'), b INTEGER, g INTEGER AS (b + 1) CHECK (g < 100)); INSERT INTO t VALUES ('5', 7);",
                m => Alter(m, "a").AsInt64().AlterColumn("g").AsInt32().Computed("b * 100"),
                "1 row of table t breaks CHECK (g < 100): rowid 1"
            },
            {
                "a new CHECK of a column that stays",
                "CREATE TABLE t (a TEXT CHECK (a <> 'x'), b INTEGER); INSERT INTO t VALUES ('5', 7);",
                m => Alter(m, "a").AsInt64().AlterColumn("b").AsCustom("INTEGER CHECK (b > 7)"),
                "1 row of table t breaks CHECK (b > 7): rowid 1"
            },
            {
                "other rowids",
                "CREATE TABLE t (a TEXT CHECK (a <> 'x'), b INTEGER CHECK (rowid < 9)); INSERT INTO t VALUES ('5', 70);",
                m =>
                {
                    Alter(m, "a").AsInt64();
                    m.Create.PrimaryKey("pk").OnTable("t").Column("b");
                },
                "CHECK"
            },
            {
                "a text that becomes a name",
                "CREATE TABLE t (a TEXT CHECK (a <> 'x'), b TEXT CHECK (b IN (\"n\"))); INSERT INTO t VALUES ('5', 'n');",
                m => Alter(m, "a").AsInt64().AddColumn("n").AsString().NotNullable().WithDefaultValue("z"),
                "1 row of table t breaks CHECK (b IN (\"n\")): rowid 1"
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Migrate_RowThatBreaksACheck_IsRefused(string what, string sql, Action<Migration> up, string why)
    {
        using var bench = new Workbench();
        Fill(bench, sql);
        var before = Dump.Of(bench.File);

        var error = Record.Exception(() => bench.Migrate(up));

        Assert.True(error is MigrationException, $"{what}: {bench.Read("SELECT sql FROM sqlite_master WHERE name = 't'")}");
        Assert.Equal(ErrorCodes.RowsDoNotFit, ((MigrationException)error).Code);
        Assert.Contains(why, ((MigrationException)error).Why, StringComparison.Ordinal);
        Assert.DoesNotContain("__rebuild", ((MigrationException)error).Why, StringComparison.Ordinal);
        Assert.Equal(before, Dump.Of(bench.File));
    }

    public static TheoryData<string, string, Action<Migration>, string> Kept =>
        new()
        {
            {
                "a column that stays",
                "CREATE TABLE t (a TEXT CHECK (a <> 'x'), b INTEGER CHECK (b > 0)); INSERT INTO t VALUES ('5', 7), ('6', -7);",
                m => Alter(m, "a").AsInt64(),
                "5 7; 6 -7"
            },
            {
                "a computed column that stays",
                "CREATE TABLE t (a TEXT CHECK (a <> 'x'), b INTEGER, g INTEGER AS (b + 1) CHECK (g > 0)); INSERT INTO t VALUES ('6', -7);",
                m => Alter(m, "a").AsInt64().AddColumn("c").AsCustom("INTEGER CHECK (c > 0)").NotNullable().WithDefaultValue(1),
                "6 -7"
            },
            {
                "rowids that stay",
                "CREATE TABLE t (a TEXT CHECK (a <> 'x'), b INTEGER CHECK (rowid > 1)); INSERT INTO t VALUES ('6', -7), ('7', 8);",
                m => Alter(m, "a").AsInt64(),
                "6 -7; 7 8"
            },
        };

    /// <summary>They were stored while CHECKs were off, or before the CHECK was there.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public void Migrate_RowThatBrokeTheSameCheckBefore_IsKept(string what, string sql, Action<Migration> up, string rows)
    {
        using var bench = new Workbench();
        Fill(bench, sql);

        bench.Migrate(up);

        Assert.True(bench.Read("SELECT a || ' ' || b FROM t") == rows, what);
    }

    private static global::FluentMigrator.Builders.Alter.Table.IAlterTableColumnAsTypeSyntax Alter(Migration m, string column) =>
        m.Alter.Table("t").AlterColumn(column);

    private static void Fill(Workbench bench, string sql)
    {
        using var connection = bench.File.Open();
        Sql.QuotedTexts.Allow(connection, true);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA ignore_check_constraints = ON;" + sql;
        command.ExecuteNonQuery();
    }
}
