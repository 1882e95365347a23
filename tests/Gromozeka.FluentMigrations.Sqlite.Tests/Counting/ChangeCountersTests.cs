using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Operations;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

public sealed class ChangeCountersTests : IDisposable
{
    private const string Tables = """
        CREATE TABLE parents (id INTEGER PRIMARY KEY, name);
        CREATE TABLE children (id INTEGER PRIMARY KEY, parent REFERENCES parents ON DELETE CASCADE);
        CREATE TABLE facts (k PRIMARY KEY, v) WITHOUT ROWID;
        INSERT INTO parents VALUES (1, 'a'), (2, 'b');
        INSERT INTO children VALUES (1, 1), (2, 1), (3, 2);
        INSERT INTO facts VALUES ('x', 1), ('y', 2);
        """;

    private readonly TempFolder _folder = new();
    private readonly SqliteSession _session;

    public ChangeCountersTests()
    {
        var file = new DatabaseFile(_folder.File("a.db"));
        file.Execute(Tables);
        _session = (SqliteSession)
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file.Path}", ForeignKeys = true }).Open(
                SessionAccess.Write
            );
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Gap_BundledLibrary_HasNone() => Assert.Null(_session.ChangeCounters!.Gap);

    [Fact]
    public void Gap_LibraryThatTellsNoRows_SaysWhatIsNotCounted() =>
        Assert.Contains("SQLITE_ENABLE_PREUPDATE_HOOK", Counters(tellsRows: false).Gap, StringComparison.Ordinal);

    [Theory]
    [InlineData("DROP TABLE facts", "table facts (2 rows)")]
    [InlineData("DROP TABLE facts; CREATE TABLE facts (k, v)", "table facts (2 rows)")]
    [InlineData("ALTER TABLE parents DROP COLUMN name", "column parents.name (2 rows)")]
    [InlineData("DELETE FROM facts", "2 rows of table facts")]
    [InlineData("DELETE FROM facts WHERE k = 'x'", "1 row of table facts")]
    [InlineData("DELETE FROM parents WHERE id = 1", "1 row of table parents, 2 rows of table children by a cascade")]
    [InlineData("DROP TABLE parents", "table parents (2 rows), 3 rows of table children by a cascade")]
    [InlineData("CREATE TABLE n (k, v); INSERT INTO n SELECT * FROM facts; DROP TABLE facts; ALTER TABLE n RENAME TO facts", "")]
    [InlineData("CREATE TABLE n (k, v); INSERT INTO n SELECT k, v FROM facts WHERE k = 'x'; DROP TABLE facts", "table facts (1 row)")]
    [InlineData("CREATE TABLE n AS SELECT k FROM facts; DROP TABLE facts", "column facts.v (2 rows)")]
    [InlineData("CREATE TABLE n (k); INSERT INTO n VALUES (1); DELETE FROM n; DROP TABLE n", "")]
    [InlineData("INSERT INTO facts VALUES ('x', 9) ON CONFLICT DO UPDATE SET v = 9", "")]
    [InlineData(
        "CREATE TABLE n (k PRIMARY KEY, v); CREATE TABLE m (k PRIMARY KEY, v); INSERT INTO n SELECT k, v FROM facts WHERE v = 1; "
            + "INSERT INTO m SELECT k, v FROM facts WHERE v = 2; DROP TABLE facts",
        ""
    )]
    [InlineData(
        "CREATE TABLE n (k, v); CREATE TABLE m (k, v); INSERT INTO n SELECT k, v FROM facts WHERE v = 1; "
            + "INSERT INTO m SELECT k, v FROM facts WHERE v = 1; DROP TABLE facts",
        "table facts (1 row)"
    )]
    [InlineData(
        "CREATE TABLE n (k, v); CREATE TABLE m (k); INSERT INTO n SELECT k, v FROM facts WHERE v = 1; "
            + "INSERT INTO m SELECT k FROM facts WHERE v = 2; DROP TABLE facts",
        "column facts.v (2 rows)"
    )]
    [InlineData(
        "CREATE TABLE n (other); CREATE TABLE m (k); INSERT INTO n SELECT k FROM facts WHERE v = 1; "
            + "INSERT INTO m SELECT k FROM facts WHERE v = 2; DROP TABLE facts",
        "table facts (1 row), column facts.v (2 rows)"
    )]
    [InlineData(
        "CREATE TABLE n (id, name); CREATE TABLE m (id); INSERT INTO n SELECT id, name FROM parents; "
            + "INSERT INTO m SELECT id FROM parents; DROP TABLE children; DROP TABLE parents",
        "table children (3 rows)"
    )]
    [InlineData(
        "CREATE TABLE n (id); CREATE TABLE m (name); INSERT INTO n SELECT k FROM facts; INSERT INTO m SELECT v FROM facts; "
            + "DROP TABLE facts",
        ""
    )]
    [InlineData(
        "CREATE TABLE n (id); CREATE TABLE m (name); INSERT INTO n SELECT k FROM facts; INSERT INTO m SELECT v FROM facts; "
            + "DROP TABLE facts; DROP TABLE m",
        "table m (2 rows)"
    )]
    [InlineData("UPDATE facts SET v = 0", "")]
    [InlineData("SAVEPOINT a; DELETE FROM facts; ROLLBACK TO a", "")]
    [InlineData("SAVEPOINT a; DELETE FROM facts;\n\uFEFFROLLBACK TO a", "")]
    [InlineData("SAVEPOINT a; DELETE FROM facts; RELEASE a", "2 rows of table facts")]
    [InlineData("SAVEPOINT a; DELETE FROM parents; ROLLBACK TO a; RELEASE a", "")]
    [InlineData("DELETE FROM facts WHERE k = 'x'; SAVEPOINT a; DELETE FROM facts; ROLLBACK TO a; RELEASE a", "1 row of table facts")]
    [InlineData("SAVEPOINT a; DROP TABLE facts; ROLLBACK TRANSACTION TO SAVEPOINT \"A\"; DROP TABLE facts", "table facts (2 rows)")]
    [InlineData(
        "CREATE TABLE n (k, v); SAVEPOINT a; INSERT INTO n SELECT k, v FROM facts; ROLLBACK TO a; DROP TABLE facts",
        "table facts (2 rows)"
    )]
    [InlineData("SAVEPOINT a; ALTER TABLE facts RENAME TO n; ROLLBACK TO a; DELETE FROM facts WHERE k = 'y'", "1 row of table facts")]
    [InlineData("SAVEPOINT a; SAVEPOINT b; DELETE FROM facts; RELEASE b; ROLLBACK TO a; RELEASE a", "")]
    [InlineData(
        "SAVEPOINT a; DELETE FROM facts WHERE k = 'x'; SAVEPOINT a; DELETE FROM facts; ROLLBACK TO a; RELEASE a; RELEASE a",
        "1 row of table facts"
    )]
    [InlineData("/* one */ SAVEPOINT a; DELETE FROM facts; -- two\n ROLLBACK TO a; DELETE FROM facts WHERE k = 'x'; rollback to a", "")]
    [InlineData(
        "SAVEPOINT a; ALTER TABLE parents DROP COLUMN name; ROLLBACK TO a; SAVEPOINT b; CREATE TABLE n AS SELECT * FROM facts; "
            + "DROP TABLE facts; RELEASE a",
        ""
    )]
    public void Read_WithAndWithoutTellingOfRows_SaysTheSame(string sql, string deleted)
    {
        Assert.Equal(deleted, Count(sql, tellsRows: true));
        Assert.Equal(deleted, Count(sql, tellsRows: false));
    }

    [Theory]
    [InlineData("DELETE FROM sqlite_master WHERE name = 'facts'", "table facts (2 rows)")]
    [InlineData("DELETE FROM sqlite_schema WHERE tbl_name = 'parents'", "table parents (2 rows)")]
    [InlineData(
        "UPDATE sqlite_master SET sql = 'CREATE TABLE parents (id INTEGER PRIMARY KEY)' WHERE name = 'parents'",
        "column parents.name (2 rows)"
    )]
    [InlineData("UPDATE sqlite_master SET sql = 'CREATE TABLE parents (id INTEGER PRIMARY KEY, title)' WHERE name = 'parents'", "")]
    [InlineData(
        "UPDATE sqlite_master SET sql = 'CREATE TABLE others (id INTEGER PRIMARY KEY, name)', name = 'others', "
            + "tbl_name = 'others' WHERE name = 'parents'",
        ""
    )]
    [InlineData("WITH n(v) AS (SELECT 'facts') DELETE FROM sqlite_master WHERE name IN (SELECT v FROM n)", "table facts (2 rows)")]
    [InlineData("CREATE TABLE n (k, v); INSERT INTO n SELECT k, v FROM facts; DELETE FROM sqlite_master WHERE name = 'facts'", "")]
    public void Read_SchemaWrittenByHand_SaysWhatIsGone(string sql, string deleted) =>
        Assert.Equal(deleted, Count("PRAGMA writable_schema = ON; " + sql, tellsRows: true));

    [Fact]
    public void Read_ReplaceThatNothingTells_IsSeenWhereRowsAreFewer()
    {
        Assert.Equal("1 row of table facts by a REPLACE", Count("UPDATE OR REPLACE facts SET k = 'x' WHERE k = 'y'", tellsRows: true));
        Assert.Equal("1 row of table facts by a cascade", Count("UPDATE OR REPLACE facts SET k = 'x' WHERE k = 'y'", tellsRows: false));
        Assert.Equal("1 row of table facts by a REPLACE", Count("REPLACE INTO facts VALUES ('x', 7)", tellsRows: true));
        Assert.Equal("", Count("REPLACE INTO facts VALUES ('x', 7)", tellsRows: false));
    }

    [Theory]
    [InlineData("INSERT OR REPLACE INTO facts VALUES ('x', 9), (NULL, 1)")]
    [InlineData("DELETE FROM parents WHERE CASE WHEN id = 2 THEN abs(-9223372036854775808) ELSE 1 END")]
    [InlineData("ALTER TABLE facts RENAME TO parents")]
    [InlineData("DROP TABLE nothing")]
    public void Read_StatementThatFailsOnItsWay_CountsNothingOfIt(string sql)
    {
        _session.Begin();
        using var count = Counters(tellsRows: true).Start();
        Assert.Throws<SqliteException>(() => _session.Execute(new SqlCommand(sql)));
        Assert.Empty(count.Read());

        _session.Execute(new SqlCommand("DELETE FROM facts WHERE k = 'x'"));

        Assert.Equal([new DeletedRows("facts", null, 1, DeletionCause.Statement)], count.Read());
    }

    [Fact]
    public void Dispose_AfterIt_NothingIsCounted()
    {
        var count = Counters(tellsRows: true).Start();
        count.Dispose();
        count.Dispose();

        _session.Execute(new SqlCommand("DELETE FROM facts"));

        Assert.Empty(count.Read());
    }

    [Fact]
    public void Read_ReaderLeftOpenAndStatementsPreparedBefore_CountsEachByItself()
    {
        using var insert = _session.CreateCommand("INSERT INTO facts SELECT 'copy' || id, name FROM parents");
        using var delete = _session.CreateCommand("DELETE FROM facts WHERE k = 'x'");
        insert.Prepare();
        delete.Prepare();
        using var count = Counters(tellsRows: true).Start();
        using (var select = _session.CreateCommand("SELECT id FROM children"))
        using (var reader = select.ExecuteReader())
        {
            while (reader.Read())
            {
                delete.ExecuteNonQuery();
                if (reader.GetInt64(0) == 2)
                    insert.ExecuteNonQuery();
            }
        }

        Assert.Equal([new DeletedRows("facts", null, 1, DeletionCause.Statement)], count.Read());
    }

    [Theory]
    [InlineData("DROP TABLE facts", "table facts (2 rows)")]
    [InlineData("ALTER TABLE parents DROP COLUMN name", "column parents.name (2 rows)")]
    [InlineData("DROP TABLE IF EXISTS absent", "")]
    [InlineData("DELETE FROM facts", "")]
    [InlineData("no statement", "")]
    public void Foresee_OneStatement_SaysWhatItDropsAndRunsNothing(string sql, string foreseen)
    {
        Assert.Equal(foreseen, string.Join(", ", Counters(tellsRows: true).Foresee(sql).Losses));
        Assert.Equal(2, _session.CountRows("facts", null));
    }

    private string Count(string sql, bool tellsRows)
    {
        _session.Begin();
        using var count = Counters(tellsRows).Start();
        foreach (var statement in sql.Split("; "))
            _session.Execute(new SqlCommand(statement) { IsByAuthor = true });
        var deleted = string.Join(", ", count.Read());
        _session.Rollback();
        return deleted;
    }

    private ChangeCounters Counters(bool tellsRows) => new(_session.Handle, NativeHooks.Instance!, tellsRows, _session.Steps);
}
