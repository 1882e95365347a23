using System.Diagnostics;
using Gromozeka.FluentMigrations.Benchmarks.Workers.InBatches;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks.Workers;

/// <summary>A loop over Microsoft.Data.Sqlite that runs the SQL of the engine, with the history's, and nothing else.</summary>
internal sealed class PlainSide(string scriptPath) : ISide
{
    private const string InsertVersion =
        "INSERT INTO \"migrations\" (\"version\", \"applied_at\", \"description\") VALUES (@p0, CURRENT_TIMESTAMP, @p1)";
    private const string DeleteVersion = "DELETE FROM \"migrations\" WHERE \"version\" = @p0";
    private const string InsertLog =
        "INSERT INTO \"migration_log\" (version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version) "
        + "VALUES (@p0, @p1, '2026-01-01T00:00:00.000Z', 0, 'success', NULL, 'host', 1, '1.0.0')";

    private readonly IReadOnlyList<PlainStep> _steps = PlainStep.Read(scriptPath);

    public double? Run(Work work, string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        connection.Open();
        switch (work)
        {
            case Work.Idle:
                using (var command = New(connection, "SELECT max(version) FROM migrations"))
                    command.ExecuteScalar();
                break;
            case Work.Apply:
                Loop(connection, _steps, "up", step => step.Up, InsertVersion);
                break;
            case Work.Rollback:
                Loop(connection, _steps.Reverse(), "down", step => step.Down, DeleteVersion);
                break;
            case Work.Insert or Work.Record:
                Insert(connection);
                break;
            case Work.Batches:
                return WorkInBatches(connection);
            default:
                foreach (var sql in _steps.SelectMany(step => step.Up))
                    Execute(connection, sql);
                break;
        }

        return null;
    }

    private static void Loop(
        SqliteConnection connection,
        IEnumerable<PlainStep> steps,
        string direction,
        Func<PlainStep, IReadOnlyList<string>> statements,
        string history
    )
    {
        using var version = New(connection, history);
        version.Parameters.Add("@p0", SqliteType.Integer);
        if (direction == "up")
            version.Parameters.Add("@p1", SqliteType.Text);
        using var log = New(connection, InsertLog);
        log.Parameters.Add("@p0", SqliteType.Integer);
        log.Parameters.AddWithValue("@p1", direction);
        foreach (var step in steps)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var sql in statements(step))
                Execute(connection, sql, transaction);
            version.Transaction = log.Transaction = transaction;
            version.Parameters[0].Value = log.Parameters[0].Value = step.Version;
            if (direction == "up")
                version.Parameters[1].Value = step.Description;
            version.ExecuteNonQuery();
            log.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private void Insert(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, _steps[0].Up[0], transaction);
        using var command = New(connection, "INSERT INTO \"many\" (\"id\", \"name\", \"amount\") VALUES (@p0, @p1, @p2)");
        command.Transaction = transaction;
        foreach (var name in new[] { "@p0", "@p1", "@p2" })
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        for (long row = 1; row <= _steps[0].Version; row++)
        {
            command.Parameters[0].Value = row;
            command.Parameters[1].Value = ManyRows.Name(row);
            command.Parameters[2].Value = ManyRows.Amount(row);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>
    /// The fastest loop by hand that goes on where it was: with the key of the last row, which is found by its number, so that it need not
    /// be one of many without gaps.
    /// </summary>
    private static double WorkInBatches(SqliteConnection connection)
    {
        Execute(connection, "CREATE TABLE progress (done INTEGER)");
        Execute(connection, "INSERT INTO progress VALUES (0)");
        var watch = Stopwatch.StartNew();
        using var find = New(connection, $"SELECT id FROM x WHERE id > @p0 ORDER BY id LIMIT 1 OFFSET {TrimNotes.Size - 1}");
        using var work = New(connection, $"UPDATE x SET {TrimNotes.Assignments} WHERE id > @p0 AND id <= @p1");
        using var keep = New(connection, "UPDATE progress SET done = @p1");
        var from = new SqliteParameter("@p0", 0L);
        find.Parameters.Add(from);
        for (var done = 0L; ; )
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            find.Transaction = work.Transaction = keep.Transaction = transaction;
            find.Parameters[0].Value = done;
            if (find.ExecuteScalar() is not long upTo)
                upTo = long.MaxValue;
            work.Parameters.Clear();
            work.Parameters.AddWithValue("@p0", done);
            work.Parameters.AddWithValue("@p1", upTo);
            work.ExecuteNonQuery();
            keep.Parameters.Clear();
            keep.Parameters.AddWithValue("@p1", upTo);
            keep.ExecuteNonQuery();
            transaction.Commit();
            done = upTo;
            if (upTo == long.MaxValue)
                return watch.Elapsed.TotalMilliseconds;
        }
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = New(connection, sql);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand New(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
