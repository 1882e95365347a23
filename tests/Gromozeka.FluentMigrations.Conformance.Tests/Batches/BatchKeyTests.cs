namespace Gromozeka.FluentMigrations.Conformance.Tests.Batches;

/// <summary>Keys of every kind: whatever orders the rows, each row is worked on once.</summary>
public sealed class BatchKeyTests
{
    private const string Numbers = "WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 60) ";

    [Theory]
    [EachProduct("a BIGINT NOT NULL, b TEXT, PRIMARY KEY (a)", "x * 10000007 - 300000000, ''")]
    [EachProduct("a TEXT NOT NULL, b TEXT, PRIMARY KEY (a)", "'K' || x, ''")]
    [EachProduct("a BIGINT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (b, a)", "x, 'b' || (x % 4)")]
    [EachProduct("a TEXT NOT NULL, b BIGINT NOT NULL, PRIMARY KEY (a, b)", "'a' || (x % 4), x")]
    public void Migrate_PrimaryKey_WorksOnEachRowOnce(string name, string columns, string values) =>
        AllOnce(name, columns, values, batches => batches);

    [Theory]
    [EachProduct("a BIGINT PRIMARY KEY, b TEXT", "x, CASE WHEN x % 3 = 0 THEN 'b' || (x % 5) END")]
    [EachProduct("a BIGINT PRIMARY KEY, b TEXT", "x, 'same'")]
    [EachProduct("a BIGINT PRIMARY KEY, b TEXT", "x, NULL")]
    [EachProduct("a BIGINT PRIMARY KEY, b DOUBLE PRECISION", "x, x / 7.0")]
    public void Migrate_OrderByAColumn_IsCompletedByThePrimaryKey(string name, string columns, string values) =>
        AllOnce(name, columns, values, batches => batches.OrderBy("b"));

    [PostgresTheory]
    [InlineData("uuid", "md5(x::text)::uuid")]
    [InlineData("integer", "x::integer")]
    [InlineData("smallint", "x::smallint")]
    [InlineData("numeric(30, 10)", "x / 7.0")]
    [InlineData("real", "x / 7.0")]
    [InlineData("double precision", "x / 7.0")]
    [InlineData("varchar(20)", "'k' || x")]
    [InlineData("char(20)", "'k' || x")]
    [InlineData("bytea", "decode(md5(x::text), 'hex')")]
    [InlineData("date", "date '2020-01-01' + x::integer")]
    [InlineData("timestamp", "timestamp '2020-01-01' + x * interval '1.000001 seconds'")]
    [InlineData("timestamptz", "timestamptz '2020-01-01' + x * interval '1.000001 seconds'")]
    [InlineData("time", "time '00:00' + x * interval '1.000001 seconds'")]
    [InlineData("boolean", "x % 2 = 0")]
    [InlineData("interval", "x * interval '1 minute'")]
    [InlineData("inet", "inet '10.0.0.0' + x")]
    [InlineData("mood", "(CASE x % 3 WHEN 0 THEN 'sad' WHEN 1 THEN 'ok' ELSE 'happy' END)::mood")]
    [InlineData("oid", "x::oid")]
    public void Migrate_KeyOfAType_WorksOnEachRowOnce(string type, string value)
    {
        using var product = Products.New("PostgreSQL");
        product.Execute("CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')");
        product.Script.Up(1, m =>
        {
            m.Execute.Sql($"CREATE TABLE t (a {type} NOT NULL, b bigint NOT NULL, n bigint NOT NULL DEFAULT 0, PRIMARY KEY (a, b))");
            m.Execute.Sql($"{Numbers} INSERT INTO t (a, b) SELECT {value}, x FROM i");
        });
        product.Script.Batches(
            2,
            batches => batches.Over("t").OfExactly(7).Update("n = n + 1"),
            batches =>
                batches
                    .Over("t")
                    .OfExactly(7)
                    .Update(["n"], rows =>
                    {
                        foreach (var row in rows)
                            row["n"] = (long)row["n"]! - 1;
                    })
        );

        BatchTests.Manager(product).Migrate();

        Assert.Equal("1|1|60", product.Read("SELECT min(n), max(n), count(*) FROM t"));
        Assert.Equal("1,2,3", product.Versions("history", "number"));
        BatchTests.Manager(product).RollbackTo(1);
        Assert.Equal("0|0", product.Read("SELECT min(n), max(n) FROM t"));
    }

    private static void AllOnce(string name, string columns, string values, Func<BatchSyntax, BatchSyntax> ordered)
    {
        using var product = Products.New(name);
        product.Script.Up(1, m =>
        {
            m.Execute.Sql(product.Sql($"CREATE TABLE t (n BIGINT NOT NULL DEFAULT 0, {columns})"));
            m.Execute.Sql($"{Numbers} INSERT INTO t (a, b) SELECT {values} FROM i");
        });
        product.Script.Batches(2, batches => ordered(batches.Over("t")).OfExactly(7).Update("n = n + 1"));

        BatchTests.Manager(product).Migrate();

        Assert.Equal("1|1|60", product.Read("SELECT min(n), max(n), count(*) FROM t"));
        Assert.Equal("1,2,3", product.Versions("history", "number"));
    }
}
