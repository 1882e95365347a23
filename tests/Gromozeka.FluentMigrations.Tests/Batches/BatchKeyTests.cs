namespace Gromozeka.FluentMigrations.Tests.Batches;

/// <summary>Keys of every kind: whatever orders the rows, each row is worked on once.</summary>
public sealed class BatchKeyTests
{
    private const string Numbers = "WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 60) ";

    public static TheoryData<string, string, string> Keys =>
        new()
        {
            { "id INTEGER PRIMARY KEY", "x", "" },
            { "id INTEGER PRIMARY KEY", "x * 1000000007 - 30000000000", "" },
            { "id INT PRIMARY KEY", "x", "" },
            { "id TEXT PRIMARY KEY", "'k' || x", "" },
            { "id TEXT PRIMARY KEY", "CASE WHEN x % 3 THEN 'k' || x END", "" },
            { "id TEXT PRIMARY KEY", "CASE WHEN x = 1 THEN 'k' END", "" },
            { "id TEXT COLLATE NOCASE PRIMARY KEY", "CASE x % 2 WHEN 1 THEN 'K' ELSE 'k' END || x", "" },
            { "id", "CASE x % 5 WHEN 0 THEN x WHEN 1 THEN 'x' || x WHEN 2 THEN x / 7.0 WHEN 3 THEN NULL ELSE zeroblob(x) END", "id" },
            { "id TEXT", "'same'", "id" },
            { "id REAL", "x / 3.0", "id" },
            { "id BLOB PRIMARY KEY NOT NULL", "randomblob(8)", "" },
            { "id INTEGER", "x % 4", "rowid" },
            { "id INTEGER", "x % 4", "" },
            { "id TEXT, rowid TEXT", "'k' || x", "" },
            { "id TEXT UNIQUE NOT NULL", "'k' || (x % 7) || x", "id" },
        };

    [Theory]
    [MemberData(nameof(Keys))]
    public void Migrate_Key_WorksOnEachRowOnce(string column, string value, string key)
    {
        using var bed = new BatchBed(
            $"CREATE TABLE t ({column}, n INTEGER NOT NULL DEFAULT 0)",
            $"{Numbers} INSERT INTO t (id) SELECT {value} FROM i"
        );
        bed.Bed.Script.Batches(2, batches => Ordered(batches.Over("t"), key).OfExactly(7).Update("n = n + 1"));

        bed.Manager().Migrate();

        Assert.Equal("1|60", bed.File.Scalar("SELECT group_concat(DISTINCT n) || '|' || count(*) FROM t"));
        Assert.Equal("1,2,3", bed.Bed.Versions("history", "number"));
        Assert.Empty(bed.States());
    }

    public static TheoryData<string, string> CompositeKeys =>
        new()
        {
            { "a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b)", "x % 4, x" },
            { "a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)", "'a' || (x % 4), 'b' || x" },
            { "a TEXT, b INTEGER, PRIMARY KEY (a, b)", "CASE WHEN x % 3 THEN 'a' || (x % 5) END, CASE WHEN x % 2 THEN x END" },
            { "a TEXT, b INTEGER", "CASE WHEN x % 3 THEN 'a' END, CASE WHEN x % 2 THEN x % 5 END" },
            { "a TEXT, b INTEGER", "NULL, NULL" },
            { "a TEXT NOT NULL, b INTEGER", "'a' || (x % 5), CASE WHEN x % 2 THEN x % 3 END" },
        };

    [Theory]
    [MemberData(nameof(CompositeKeys))]
    public void Migrate_CompositeKey_WorksOnEachRowOnce(string columns, string values) =>
        AllOnce($"CREATE TABLE t (n INTEGER NOT NULL DEFAULT 0, {columns})", values);

    [Fact]
    public void Migrate_WithoutRowId_WorksOnEachRowOnce() =>
        AllOnce("CREATE TABLE t (n INTEGER NOT NULL DEFAULT 0, a TEXT, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID", "'a' || (x % 4), x");

    [Fact]
    public void Migrate_KeyWithoutOrder_UsesThePrimaryKey()
    {
        using var bed = new BatchBed(
            "CREATE TABLE t (a TEXT, b INTEGER, n INTEGER, PRIMARY KEY (b, a)) WITHOUT ROWID",
            "INSERT INTO t VALUES ('x', 1, 0)"
        );
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OrderBy("a").Of(1).Update("n = n + 1"));
        bed.MigrateUntil(0);
        Assert.Equal("[\"a\",\"b\"]", bed.File.Scalar("SELECT key_columns FROM migration_batches"));
    }

    private static void AllOnce(string table, string values)
    {
        using var bed = new BatchBed(table, $"{Numbers} INSERT INTO t (a, b) SELECT {values} FROM i");
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OrderBy("a", "b").OfExactly(7).Update("n = n + 1"));
        bed.Manager().Migrate();
        Assert.Equal("1|60", bed.File.Scalar("SELECT group_concat(DISTINCT n) || '|' || count(*) FROM t"));
    }

    private static BatchSyntax Ordered(BatchSyntax batches, string key) => key.Length == 0 ? batches : batches.OrderBy(key);
}
