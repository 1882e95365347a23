using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Scripts;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class SqlTextTests
{
    [Theory]
    [InlineData("DELETE FROM a", "DELETE FROM a;")]
    [InlineData("DELETE FROM a ; ", "DELETE FROM a ;")]
    [InlineData("DELETE FROM a -- all", "DELETE FROM a -- all\n;")]
    [InlineData("DELETE FROM a -- all;", "DELETE FROM a -- all;\n;")]
    [InlineData("DELETE FROM a -- all\n", "DELETE FROM a -- all\n;")]
    [InlineData("DELETE FROM a; -- all;", "DELETE FROM a; -- all;")]
    [InlineData("DELETE FROM a /* all; */", "DELETE FROM a /* all; */\n;")]
    [InlineData("SELECT ';'", "SELECT ';';")]
    [InlineData("SELECT 1 AS \";\"", "SELECT 1 AS \";\";")]
    [InlineData("SELECT '--\n'", "SELECT '--\n';")]
    public void Of_AStatement_EndsItWhateverStandsAtItsEnd(string sql, string expected) =>
        Assert.Equal([expected], SqlText.Of(new SqlCommand(sql), SqliteQuoter.Instance));

    [Theory]
    [InlineData("SELECT 1", "NOT EXISTS (\nSELECT 1\n)")]
    [InlineData("VALUES (';') -- one;", "NOT EXISTS (\nVALUES (';')\n)")]
    [InlineData(
        "/* two */ SELECT 1; ; with a AS (SELECT 2) SELECT * FROM a;",
        "NOT EXISTS (\nSELECT 1\n) AND NOT EXISTS (\nwith a AS (SELECT 2) SELECT * FROM a\n)"
    )]
    [InlineData("SELECT 'a\r\nb'", "NOT EXISTS (\nSELECT ('a' || char(13) || '\nb')\n)")]
    [InlineData("PRAGMA foreign_key_check", null)]
    [InlineData("SELECT 1; DELETE FROM t", null)]
    [InlineData(" ;", null)]
    [InlineData("space for a copy", null)]
    public void FindsNothing_OfQueries_IsOneCondition(string sql, string? expected) => Assert.Equal(expected, SqlText.FindsNothing(sql));

    [Theory]
    [InlineData("INSERT INTO t (\"mail@p0\", \"x\") VALUES (@p0, @p1)", "INSERT INTO t (\"mail@p0\", \"x\") VALUES (7, '@p0');")]
    [InlineData("INSERT INTO \"a\"\"@p1\" VALUES (@p1, @p0)", "INSERT INTO \"a\"\"@p1\" VALUES ('@p0', 7);")]
    [InlineData(
        "INSERT INTO t VALUES (@p0, 'it''s @p1', upper('@p9'), @p1)",
        "INSERT INTO t VALUES (7, 'it''s @p1', upper('@p9'), '@p0');"
    )]
    public void Of_ARow_PutsValuesOnlyInThePlaceOfParameters(string sql, string expected) =>
        Assert.Equal(
            [expected],
            SqlText.Of(
                new SqlCommand(sql)
                {
                    Rows =
                    [
                        [7, "@p0"],
                    ],
                },
                SqliteQuoter.Instance
            )
        );
}
