using System.Data;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>Between the drops of a rollback, anything may begin to use a table: the next drop must see it.</summary>
public class KnownUsesTests
{
    private const string Seed =
        "CREATE TABLE t (id INTEGER PRIMARY KEY); CREATE TABLE a (id); CREATE TABLE b (id); CREATE TABLE other (id); "
        + "CREATE INDEX j ON t (id); CREATE VIEW w AS SELECT id FROM other; ";

    private const string NewView = "CREATE VIEW v AS SELECT id FROM t";

    private static readonly Dictionary<string, Action<SqliteSession, Workbench>> s_between = new()
    {
        { "another connection", (_, bench) => bench.File.Execute(NewView) },
        {
            "another connection, a trigger",
            (_, bench) => bench.File.Execute("CREATE TRIGGER g AFTER INSERT ON b BEGIN SELECT id FROM t; END")
        },
        { "SQL of a migration", (session, _) => Step(session, ByAuthor(NewView)) },
        { "the engine", (session, _) => Step(session, new SqlCommand(NewView)) },
        { "SQL that drops and creates", (session, _) => Step(session, ByAuthor("DROP TABLE b"), ByAuthor(NewView)) },
        {
            "a drop that fails outside of a transaction, and the engine",
            (session, _) =>
            {
                Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("DROP TABLE no")));
                Step(session, new SqlCommand(NewView));
            }
        },
        { "SQL that drops nothing and creates", (session, _) => Step(session, ByAuthor("DROP TABLE IF EXISTS no"), ByAuthor(NewView)) },
        {
            "the engine, which drops nothing and creates",
            (session, _) => Step(session, new SqlCommand("DROP TABLE IF EXISTS no"), new SqlCommand(NewView))
        },
        { "code of a migration", (session, _) => Step(session, new ConnectionCommand(Create, "code") { IsByAuthor = true }) },
        {
            "a drop that is rolled back, and another connection",
            (session, bench) =>
            {
                session.Begin();
                session.Execute(new SqlCommand("DROP TABLE b"));
                session.Rollback();
                bench.File.Execute(NewView);
            }
        },
        {
            "a drop that a migration rolls back",
            (session, _) =>
                Step(session, ByAuthor("SAVEPOINT s"), new SqlCommand("DROP TABLE b"), ByAuthor("ROLLBACK TO s"), ByAuthor(NewView))
        },
        {
            "SQL that sets the number of the schema",
            (session, _) =>
                Step(session, ByAuthor(NewView), ByAuthor("PRAGMA schema_version = " + (Number(session) + 1)), ByAuthor("SELECT 1"))
        },
    };

    public static TheoryData<string> Between => [.. s_between.Keys];

    [Theory]
    [MemberData(nameof(Between))]
    public void Finish_DropOfATableThatIsUsedSince_IsRefused(string by)
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        Step(session, new SqlCommand("DROP TABLE a"));

        s_between[by](session, bench);

        session.Begin();
        session.Execute(new SqlCommand("DROP TABLE t"));
        Assert.Throws<CheckFailedException>(() => session.FinishStep());
    }

    [Theory]
    [InlineData("DROP TABLE other", "w")]
    [InlineData("DROP TABLE OTHER", "w")]
    [InlineData("DROP TABLE \"other\"", "w")]
    [InlineData("DROP TABLE main.other", "w")]
    public void Finish_DropOfATableThatWasUsedBefore_IsRefused(string sql, string view)
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        Step(session, new SqlCommand("DROP TABLE a"));
        session.Begin();
        session.Execute(new SqlCommand(sql));

        var error = Assert.Throws<CheckFailedException>(() => session.FinishStep());

        Assert.Contains($"view {view}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_EachDropOfManySteps_ReadsTheSchemaOnce()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        var reads = 0;
        session.Begin();
        raw.sqlite3_trace(
            session.Handle,
            (_, statement) => reads += statement.utf8_to_string().Contains("sqlite_master", StringComparison.Ordinal) ? 1 : 0,
            null
        );
        session.Execute(new SqlCommand("DROP TABLE a"));
        var first = reads;
        session.FinishStep();
        session.Commit();

        Step(session, new SqlCommand("DROP TABLE b"));
        Step(session, new SqlCommand("DROP INDEX j"));

        Assert.NotEqual(0, first);
        Assert.Equal(first, reads);
    }

    private static SqlCommand ByAuthor(string sql) => new(sql) { IsByAuthor = true };

    private static void Create(IDbConnection connection, IDbTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = NewView;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteSession session)
    {
        using var command = session.CreateCommand("PRAGMA schema_version");
        return (long)command.ExecuteScalar()!;
    }

    private static void Step(SqliteSession session, params DatabaseCommand[] commands)
    {
        session.Begin();
        foreach (var command in commands)
            session.Execute(command);
        session.FinishStep();
        session.Commit();
    }
}
