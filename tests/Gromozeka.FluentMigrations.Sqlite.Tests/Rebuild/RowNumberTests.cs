using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A column that comes to number the rows gets no value that it did not have; one that ceases to keeps those it has.</summary>
public class RowNumberTests
{
    private static readonly Action<Migration> ToInteger = m => m.Alter.Column("id").OnTable("k").AsInt64();
    private static readonly Action<Migration> ToIdentity = m => m.Alter.Column("id").OnTable("k").AsInt64().Identity();
    private static readonly Action<Migration> ToKey = m => m.Create.PrimaryKey("pk").OnTable("k").Column("id");

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Why)> Refused = new()
    {
        ["NULL in a key of another type"] = (
            "CREATE TABLE k (id BIGINT PRIMARY KEY, v); INSERT INTO k VALUES (NULL, 'a'), (7, 'b')",
            ToInteger,
            "1 row of table k has NULL in column id"
        ),
        ["NULLs in a key that the table names"] = (
            "CREATE TABLE k (id INT, v, PRIMARY KEY (id)); INSERT INTO k VALUES (NULL, 'a'), (NULL, 'b')",
            ToInteger,
            "2 rows of table k have NULL in column id"
        ),
        ["NULL in a key without a type"] = (
            "CREATE TABLE k (id PRIMARY KEY, v); INSERT INTO k VALUES (NULL, 'a')",
            ToInteger,
            "NULL in column id"
        ),
        ["NULL in a key that gets numbers"] = (
            "CREATE TABLE k (id INT PRIMARY KEY, v); INSERT INTO k VALUES (NULL, 'a')",
            ToIdentity,
            "NULL in column id"
        ),
        ["NULL in a key that counts down"] = (
            "CREATE TABLE k (id INTEGER PRIMARY KEY DESC, v); INSERT INTO k VALUES (NULL, 'a')",
            ToIdentity,
            "NULL in column id"
        ),
        ["NULL in a column that becomes a key"] = (
            "CREATE TABLE k (id INTEGER, v); INSERT INTO k VALUES (NULL, 'a')",
            ToKey,
            "NULL in column id"
        ),
        ["NULL in a column that takes the place of a key"] = (
            "CREATE TABLE k (old INTEGER PRIMARY KEY, id INTEGER, v); INSERT INTO k VALUES (1, NULL, 'a')",
            m =>
            {
                m.Delete.PrimaryKey("").FromTable("k");
                ToKey(m);
            },
            "NULL in column id"
        ),
        ["NULL in a table that the step creates"] = (
            "CREATE TABLE other (v)",
            m =>
            {
                m.Create.Table("k").WithColumn("id").AsInt64().Nullable().WithColumn("v").AsString();
                m.Insert.IntoTable("k").Row(new { id = (long?)null, v = "a" });
                ToKey(m);
            },
            "NULL in column id"
        ),
        ["NULL in a table that the step creates and SQL fills"] = (
            "CREATE TABLE other (v)",
            m =>
            {
                m.Create.Table("k").WithColumn("id").AsInt64().Nullable().WithColumn("v").AsString();
                m.Execute.Sql("INSERT INTO k VALUES (NULL, 'a')");
                ToKey(m);
            },
            "NULL in column id"
        ),
        ["NULL in a key of a STRICT table"] = (
            "CREATE TABLE k (id INT, v ANY) STRICT; INSERT INTO k VALUES (NULL, 'a')",
            ToKey,
            "NULL in column id"
        ),
        ["a text in a key"] = (
            "CREATE TABLE k (id BIGINT PRIMARY KEY, v); INSERT INTO k VALUES ('seven', 'a')",
            ToInteger,
            "a value other than a whole number in column id"
        ),
        ["a fraction in a key"] = (
            "CREATE TABLE k (id NUMERIC PRIMARY KEY, v); INSERT INTO k VALUES (1.5, 'a')",
            ToInteger,
            "a value other than a whole number in column id"
        ),
        ["a blob in a key"] = (
            "CREATE TABLE k (id BLOB PRIMARY KEY, v); INSERT INTO k VALUES (x'37', 'a')",
            ToInteger,
            "a value other than a whole number in column id"
        ),
        ["a number that is too large for a key"] = (
            "CREATE TABLE k (id REAL PRIMARY KEY, v); INSERT INTO k VALUES (9223372036854775808.0, 'a')",
            ToInteger,
            "a value other than a whole number in column id"
        ),
        ["the smallest number, as a floating point number"] = (
            "CREATE TABLE k (id REAL PRIMARY KEY, v); INSERT INTO k VALUES (-9223372036854775808.0, 'a')",
            ToInteger,
            "a value other than a whole number in column id"
        ),
        ["a key whose values become equal"] = (
            "CREATE TABLE k (id BLOB PRIMARY KEY, v); INSERT INTO k VALUES (7, 'a'), ('7', 'b')",
            ToInteger,
            "share a value of (id)"
        ),
    };

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Rows)> Kept = new()
    {
        ["a type that numbers no rows"] = (
            "CREATE TABLE k (id INTEGER PRIMARY KEY, v); INSERT INTO k VALUES (7, 'a'), (-3, 'b')",
            m => m.Alter.Column("id").OnTable("k").AsCustom("BIGINT"),
            "-3|-3|b; 7|7|a"
        ),
        ["a key that goes"] = (
            "CREATE TABLE k (id INTEGER PRIMARY KEY AUTOINCREMENT, v); INSERT INTO k VALUES (7, 'a'), (90, 'b')",
            m => m.Delete.PrimaryKey("").FromTable("k"),
            "7|7|a; 90|90|b"
        ),
        ["NULL in a key that stays a key like any other"] = (
            "CREATE TABLE k (id BIGINT PRIMARY KEY, v); INSERT INTO k VALUES (NULL, 'a'), (7, 'b')",
            m => m.Alter.Column("id").OnTable("k").AsCustom("INT"),
            "1||a; 2|7|b"
        ),
        ["whole numbers in a key of another type"] = (
            "CREATE TABLE k (id PRIMARY KEY, v); INSERT INTO k VALUES (9.0, 'a'), ('7', 'b'), (1e16, 'c')",
            ToInteger,
            "7|7|b; 9|9|a; 10000000000000000|10000000000000000|c"
        ),
        ["a column that is added as key"] = (
            "CREATE TABLE k (v); INSERT INTO k (rowid, v) VALUES (5, 'a'), (9, 'b')",
            m => m.Create.Column("id").OnTable("k").AsCustom("integer").PrimaryKey(),
            "5|5|a; 9|9|b"
        ),
    };

    public static TheoryData<string> RefusedNames => new(Refused.Keys);

    public static TheoryData<string> KeptNames => new(Kept.Keys);

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void Migrate_ValuesThatAreNoNumberOfARow_IsRefused(string name)
    {
        var (sql, up, why) = Refused[name];
        using var bench = new Workbench(sql);
        var before = Dump.Of(bench.File);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(up));

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Equal(before, Dump.Of(bench.File));
    }

    [Theory]
    [MemberData(nameof(KeptNames))]
    public void Migrate_ValuesThatNumberRowsOrDoNoLonger_AreKept(string name)
    {
        var (sql, up, rows) = Kept[name];
        using var bench = new Workbench(sql);

        bench.Migrate(up);

        Assert.Equal(rows, bench.Read("SELECT rowid, id, v FROM k ORDER BY rowid"));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }
}
