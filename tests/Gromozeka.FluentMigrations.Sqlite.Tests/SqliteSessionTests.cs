using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

public class SqliteSessionTests
{
    private const string Seed = "CREATE TABLE t (a INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)";

    [Fact]
    public void Commit_Changes_AreThere()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();

        session.Begin();
        Assert.True(session.InTransaction);
        session.Execute(new SqlCommand("INSERT INTO t VALUES (2)"));
        session.Commit();

        Assert.False(session.InTransaction);
        Assert.Equal("1; 2", bench.Read("SELECT a FROM t"));
    }

    [Fact]
    public void Rollback_Changes_AreGoneAndTheSessionGoesOn()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();

        session.Begin();
        session.Execute(new SqlCommand("DROP TABLE t"));
        session.Rollback();
        session.Rollback();
        session.Begin();
        session.Execute(new SqlCommand("INSERT INTO t VALUES (3)"));
        session.Commit();

        Assert.Equal("1; 3", bench.Read("SELECT a FROM t"));
    }

    [Fact]
    public void ReadRepeated_OtherTypesAndSchemas_ReadsWhatIsThereNow()
    {
        const string Sql = "SELECT a, typeof(@p1), @p1 FROM t WHERE a > @p0";
        using var bench = new Workbench(Seed);
        using var session = bench.Session();

        Assert.Equal([1L, "text", "x"], session.ReadRepeated(Sql, 0L, "x"));
        Assert.Equal([1L, "null", DBNull.Value], session.ReadRepeated(Sql, 0L, null));
        Assert.Null(session.ReadRepeated(Sql, 1L, 5L));
        session.Execute(new SqlCommand("DROP TABLE t"));
        session.Execute(new SqlCommand("CREATE TABLE t (b, a)"));
        session.Execute(new SqlCommand("INSERT INTO t VALUES (1, 7)"));
        Assert.Equal([7L, "integer", 5L], session.ReadRepeated(Sql, 1L, 5L));
    }

    [Fact]
    public void Dispose_OpenTransaction_IsRolledBack()
    {
        using var bench = new Workbench(Seed);

        using (var session = bench.Session())
        {
            session.Begin();
            session.Execute(new SqlCommand("DELETE FROM t"));
        }

        Assert.Equal("1", bench.Read("SELECT a FROM t"));
    }

    /// <summary>INSERT OR ROLLBACK, a full disk and a failing file end the transaction without anyone asking for it.</summary>
    [Fact]
    public void Rollback_TransactionThatSqliteEnded_DoesNothingAndTheSessionGoesOn()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        session.Begin();
        session.Execute(new SqlCommand("INSERT INTO t VALUES (2)"));

        Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("INSERT OR ROLLBACK INTO t VALUES (1)")));
        Assert.False(session.InTransaction);
        session.Rollback();
        session.Begin();
        session.Execute(new SqlCommand("INSERT INTO t VALUES (3)"));
        session.Commit();

        Assert.Equal("1; 3", bench.Read("SELECT a FROM t"));
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("END TRANSACTION")]
    [InlineData("ROLLBACK")]
    public void Rollback_TransactionThatSqlEnded_DoesNothingAndTheSessionGoesOn(string sql)
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        session.Begin();
        session.Execute(new SqlCommand("INSERT INTO t VALUES (2)"));

        session.Execute(new SqlCommand(sql));
        Assert.False(session.InTransaction);
        session.Rollback();
        session.Begin();
        session.Execute(new SqlCommand("INSERT INTO t VALUES (3)"));
        session.Commit();

        Assert.Equal(sql == "ROLLBACK" ? "1; 3" : "1; 2; 3", bench.Read("SELECT a FROM t"));
    }

    [Fact]
    public void Rollback_TransactionThatSqlEndedAndBegan_UndoesTheNewOne()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        session.Begin();

        session.Execute(new SqlCommand("COMMIT; BEGIN; INSERT INTO t VALUES (2)"));
        session.Rollback();

        Assert.False(session.InTransaction);
        Assert.Equal("1", bench.Read("SELECT a FROM t"));
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("ROLLBACK")]
    [InlineData("INSERT OR ROLLBACK INTO t VALUES (1)")]
    public void Migrate_StepThatEndsItsTransaction_IsReportedAndNotRecorded(string sql)
    {
        using var bench = new Workbench(Seed);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(m => m.Execute.Sql(sql)));

        Assert.Equal(sql.StartsWith("INSERT", StringComparison.Ordinal) ? ErrorCodes.StepFailed : ErrorCodes.TransactionEnded, error.Code);
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
        Assert.Equal("1", bench.Read("SELECT a FROM t"));
    }

    [Fact]
    public void Begin_WhileAnotherWrites_FailsAfterTheTimeOut()
    {
        using var bench = new Workbench(Seed);
        using var other = bench.File.Open();
        using var writer = other.BeginTransaction(deferred: false);
        using var session = (SqliteSession)
            bench.Database(new SqliteDatabaseOptions { ConnectionString = "", LockTimeout = TimeSpan.Zero }).Open(SessionAccess.Write);

        var error = Assert.Throws<SqliteException>(() => session.Begin());

        Assert.Equal(5, error.SqliteErrorCode);
        Assert.False(session.InTransaction);
        Assert.Equal(ErrorCodes.LockTimeout, bench.Database().Explain(error, "nothing was written")!.Code);
    }

    [Fact]
    public void SchemaRevision_AnyonesChange_ChangesIt()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        var before = session.SchemaRevision();

        bench.File.Execute("INSERT INTO t VALUES (9)");
        var afterRow = session.SchemaRevision();
        bench.File.Execute("CREATE TABLE u (a)");

        Assert.Equal(before, afterRow);
        Assert.NotEqual(before, session.SchemaRevision());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ForeignKeys_Option_IsSetOnTheConnection(bool enforced)
    {
        using var bench = new Workbench(Seed);
        using var session = (SqliteSession)
            bench.Database(new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = enforced }).Open(SessionAccess.Write);
        using var command = session.CreateCommand("PRAGMA foreign_keys");

        Assert.Equal(enforced ? 1L : 0L, command.ExecuteScalar());
        Assert.Equal(enforced, session.EnforcesForeignKeys);
    }

    [Fact]
    public void Session_WithoutDatabase_MakesNoFileBeforeItIsAskedTo()
    {
        using var bench = new Workbench();
        using var session = bench.Session();

        Assert.True(session.IsNew);
        Assert.False(session.InTransaction);
        Assert.Equal(0, session.SchemaRevision());
        Assert.Empty(session.ReadSchema().Tables);
        Assert.False(File.Exists(bench.File.Path));

        session.EnsureCreated();
        session.EnsureCreated();

        Assert.False(session.IsNew);
        Assert.True(File.Exists(bench.File.Path));
    }
}
