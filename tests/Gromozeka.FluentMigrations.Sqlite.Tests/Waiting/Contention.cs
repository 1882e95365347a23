using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>A session and another connection, which has what the session waits for.</summary>
internal sealed class Contention : IDisposable
{
    private readonly Workbench _bench;
    private readonly SqliteConnection _other;
    private readonly SqliteSession _session;
    private TaskCompletionSource _waits = new();
    private TimeSpan _waited;
    private int _turns;

    public Contention(string journal, TimeSpan limit, TimeProvider? clock = null, bool? writeAheadLog = null)
    {
        _bench = new Workbench($"PRAGMA journal_mode = {journal}; CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)");
        _other = _bench.File.Open();
        var options = new SqliteDatabaseOptions
        {
            ConnectionString = "",
            LockTimeout = limit,
            WriteAheadLog = writeAheadLog,
            Work = new LongWork(new WorkListener { Waiting = Note }),
        };
        _session = (SqliteSession)_bench.Database(clock is null ? options : options with { Clock = clock }).Open(SessionAccess.Write);
    }

    /// <summary>Each thing that an engine may have to wait for: what the other connection does, and then the session.</summary>
    public static TheoryData<string, string> Kinds =>
        new()
        {
            { "begin", "delete" },
            { "begin", "wal" },
            { "commit", "delete" },
            { "read", "delete" },
            { "query", "delete" },
            { "statement", "delete" },
            { "statement", "wal" },
            { "rows", "delete" },
            { "rows", "wal" },
            { "mode", "wal" },
        };

    public Workbench Bench => _bench;

    public SqliteSession Session => _session;

    public int Turns => Volatile.Read(ref _turns);

    public TimeSpan Waited => _waited;

    /// <summary>Has the other connection take what is needed for a kind of wait.</summary>
    /// <returns>What the session then waits in.</returns>
    public Action Begin(string kind)
    {
        if (kind == "commit")
            Change();
        Run(
            kind switch
            {
                "begin" or "statement" or "rows" => "BEGIN IMMEDIATE",
                "commit" or "mode" => "BEGIN; SELECT * FROM t",
                _ => "BEGIN EXCLUSIVE",
            }
        );
        return kind switch
        {
            "begin" => () => _session.Begin(),
            "commit" => _session.Commit,
            "read" => () => _session.SchemaRevision(),
            "query" => Query,
            "statement" => () => _session.Execute(new SqlCommand("INSERT INTO t VALUES (3)")),
            "rows" => () => _session.Execute(new SqlCommand("INSERT INTO t VALUES (@p0)") { Rows = [new object?[] { 3L }] }),
            _ => () => _session.ApplyPersistentSettings(),
        };
    }

    /// <summary>Starts something, and comes back when it waits.</summary>
    public async Task<Task> StartWaiting(Action action)
    {
        _waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = Task.Run(action);
        await Task.WhenAny(_waits.Task, task).Ends("the wait");
        return task;
    }

    public void Release() => Run("ROLLBACK");

    public void CloseOther() => _other.Close();

    public void Run(string sql)
    {
        using DbCommand command = _other.CreateCommand();
        command.CommandText = sql;
        // Repeated until it succeeds.
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    public void Change()
    {
        _session.Begin();
        _session.Execute(new SqlCommand("INSERT INTO t VALUES (2)"));
    }

    public void Dispose()
    {
        _session.Dispose();
        _other.Dispose();
        _bench.Dispose();
    }

    private void Query()
    {
        using var command = _session.CreateCommand("SELECT a FROM t");
        command.ExecuteScalar();
    }

    private void Note(TimeSpan waited)
    {
        _waited = waited;
        Interlocked.Increment(ref _turns);
        _waits.TrySetResult();
    }
}
