using System.Data;
using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>Between the drops of a rollback, anything may create a virtual table: the next drop must see it.</summary>
public class ModuleWatchTests
{
    private const string Seed = "CREATE TABLE t (id INTEGER PRIMARY KEY, x); CREATE TABLE a (id); CREATE TABLE b (id); ";
    private const string NewModule = "CREATE VIRTUAL TABLE f USING fts5(x, content='t', content_rowid='id')";

    private static readonly Dictionary<string, Action<SqliteSession, Workbench>> s_between = new()
    {
        { "another connection", (_, bench) => bench.File.Execute(NewModule) },
        { "SQL of a migration", (session, _) => Step(session, ByAuthor(NewModule)) },
        { "the engine", (session, _) => Step(session, new SqlCommand(NewModule)) },
        { "the engine, after a drop", (session, _) => Step(session, new SqlCommand("DROP TABLE b"), new SqlCommand(NewModule)) },
        {
            "the engine, which drops nothing and creates",
            (session, _) => Step(session, new SqlCommand("DROP TABLE IF EXISTS no"), new SqlCommand(NewModule))
        },
        { "code of a migration", (session, _) => Step(session, new ConnectionCommand(Create, "code") { IsByAuthor = true }) },
        {
            "a drop that is rolled back, and another connection",
            (session, bench) =>
            {
                Begin(session);
                session.Execute(new SqlCommand("DROP TABLE b"));
                session.Rollback();
                bench.File.Execute(NewModule);
            }
        },
        {
            "a drop that is rolled back, and another connection that arrives at the same number",
            (session, bench) =>
            {
                Begin(session);
                session.Execute(new SqlCommand("DROP TABLE b"));
                var number = Number(session);
                session.Rollback();
                bench.File.Execute($"{NewModule}; PRAGMA schema_version = {number}");
            }
        },
        {
            "a drop that a migration rolls back",
            (session, _) =>
                Step(session, ByAuthor("SAVEPOINT s"), new SqlCommand("DROP TABLE b"), ByAuthor("ROLLBACK TO s"), ByAuthor(NewModule))
        },
        {
            "SQL that sets the number of the schema",
            (session, _) =>
            {
                var number = Number(session);
                Step(session, ByAuthor(NewModule), ByAuthor($"PRAGMA schema_version = {number}"));
            }
        },
        {
            "a drop that fails, and the engine",
            (session, _) =>
            {
                Begin(session);
                Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("DROP TABLE no")));
                session.FinishStep();
                session.Execute(new SqlCommand(NewModule));
                session.Commit();
            }
        },
    };

    public static TheoryData<string> Between => [.. s_between.Keys];

    [Theory]
    [MemberData(nameof(Between))]
    public void Finish_DropOfTheContentOfANewVirtualTable_IsRefused(string by)
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        Step(session, new SqlCommand("DROP TABLE a"));

        s_between[by](session, bench);

        Begin(session);
        session.Execute(new SqlCommand("DROP TABLE t"));
        Assert.Throws<CheckFailedException>(() => session.FinishStep());
    }

    [Theory]
    [MemberData(nameof(Between))]
    public void Process_DeleteTableOfANewVirtualTable_IsRefused(string by)
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        Step(session, new SqlCommand("DROP TABLE a"));

        s_between[by](session, bench);

        var collector = session.NewCollector();
        session.Begin();
        var error = Assert.ThrowsAny<DatabaseOperationNotSupportedException>(() =>
            new DeleteTableExpression { TableName = "f_data" }.ExecuteWith(collector)
        );
        Assert.Contains("belongs to virtual table f", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_EachDropOfManySteps_LooksForVirtualTablesOnce()
    {
        using var bench = new Workbench(Seed + "CREATE TABLE c (id); CREATE INDEX j ON t (x);");
        using var session = bench.Session();
        var reads = 0;
        session.Begin();
        raw.sqlite3_trace(
            session.Handle,
            (_, statement) => reads += statement.utf8_to_string().Contains("rootpage = 0", StringComparison.Ordinal) ? 1 : 0,
            null
        );
        session.Commit();

        foreach (var name in new[] { "a", "b" })
            Delete(session, name);
        Step(session, new SqlCommand("DROP INDEX j"));
        Delete(session, "c");

        Assert.Equal(1, reads);
    }

    private static void Delete(SqliteSession session, string table)
    {
        var collector = session.NewCollector();
        session.Begin();
        new DeleteTableExpression { TableName = table }.ExecuteWith(collector);
        foreach (var command in collector.Take())
            session.Execute(command);
        session.FinishStep();
        session.Commit();
    }

    private static SqlCommand ByAuthor(string sql) => new(sql) { IsByAuthor = true };

    private static void Create(IDbConnection connection, IDbTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = NewModule;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteSession session)
    {
        using var command = session.CreateCommand("PRAGMA schema_version");
        return (long)command.ExecuteScalar()!;
    }

    private static void Begin(SqliteSession session)
    {
        session.NewCollector();
        session.Begin();
    }

    private static void Step(SqliteSession session, params DatabaseCommand[] commands)
    {
        Begin(session);
        foreach (var command in commands)
            session.Execute(command);
        session.FinishStep();
        session.Commit();
    }
}
