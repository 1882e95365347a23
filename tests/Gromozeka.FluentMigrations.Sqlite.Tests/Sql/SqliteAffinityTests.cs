namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class SqliteAffinityTests
{
    [Theory]
    [InlineData("INTEGER")]
    [InlineData("bigint")]
    [InlineData("CHARINT")]
    [InlineData("VARCHAR(10)")]
    [InlineData("clob")]
    [InlineData("Text")]
    [InlineData("BLOB")]
    [InlineData("")]
    [InlineData("REAL")]
    [InlineData("double precision")]
    [InlineData("FLOATING POINT")]
    [InlineData("FLOAT")]
    [InlineData("NUMERIC")]
    [InlineData("DECIMAL(10,2)")]
    [InlineData("BOOLEAN")]
    [InlineData("DATETIME")]
    [InlineData("UNIQUEIDENTIFIER")]
    public void Of_DeclaredType_IsWhatSqliteDoesWithIt(string type)
    {
        using var bench = new Workbench($"CREATE TABLE t (a {type}, b {type}, c {type}); INSERT INTO t VALUES ('1.5', 2.5, '3')");

        var expected = bench.Read("SELECT typeof(a) || typeof(b) || typeof(c) FROM t") switch
        {
            "textrealtext" => SqliteAffinity.Blob,
            "texttexttext" => SqliteAffinity.Text,
            "realrealreal" => SqliteAffinity.Real,
            _ when bench.Read("SELECT typeof(CAST('1.5' AS " + (type.Length == 0 ? "BLOB" : type) + "))") == "integer" =>
                SqliteAffinity.Integer,
            _ => SqliteAffinity.Numeric,
        };

        Assert.Equal(expected, SqliteAffinities.Of(type));
    }
}
