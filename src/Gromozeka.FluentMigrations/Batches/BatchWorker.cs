using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>Finds the rows of one batch after the other, and works on them. Runs within the caller's transactions.</summary>
/// <param name="session">The database.</param>
/// <param name="batches">What the migration asks for.</param>
/// <param name="statements">Its statements.</param>
/// <param name="running">Called with each statement before it runs.</param>
internal sealed class BatchWorker(
    IDatabaseSession session,
    BatchExpression batches,
    BatchStatements statements,
    Action<DatabaseCommand> running
)
{
    private const int CountedAtOnce = 10_000;

    /// <summary>The most rows of a batch; fewer if they are all in memory.</summary>
    public int Most => batches.Work is BatchWork.Compute ? 10_000 : 100_000;

    /// <summary>The key of the last row of the table now; null if there is no row.</summary>
    /// <exception cref="MigrationException">It cannot be read exactly.</exception>
    public object?[]? FindEnd()
    {
        var end = statements.LastKey().ReadFirst(session);
        if (
            end is not null
            && statements.After(end).Any(range => statements.KeyIn(range, end: null, number: 1).ReadFirst(session) is not null)
        )
            throw BatchErrors.KeyNotExact(batches.Table, KeyValues.Write(end));
        return end;
    }

    /// <summary>Counts the rows up to a key, in pieces that no writer waits for long.</summary>
    public long Count(object?[] end, CancellationToken cancellationToken)
    {
        var count = 0L;
        object?[]? counted = null;
        while (Find(counted, end, CountedAtOnce) is { } piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count += piece.Rows;
            if (piece.IsLast)
                break;
            counted = piece.UpTo;
        }

        return count;
    }

    /// <summary>Finds the rows of the next batch; null if there is none.</summary>
    /// <param name="done">The key of the last row that is done; null at the beginning.</param>
    /// <param name="end">The key of the last row of the work.</param>
    /// <param name="size">The number of rows.</param>
    /// <exception cref="MigrationException">A key cannot be read exactly.</exception>
    public Batch? Find(object?[]? done, object?[] end, int size)
    {
        var ranges = statements.After(done).ToList();
        for (var index = 0; index < ranges.Count; index++)
        {
            var range = ranges[index];
            if (statements.KeyIn(range, end, size).ReadFirst(session) is { } upTo)
                return Exact(done, new Batch(range, upTo, size, IsLast: false));
            if (statements.KeyIn(range, end, number: null).ReadFirst(session) is not { } last)
                continue;
            var rows = (int)Number(statements.Count(range, last));
            return Exact(done, new Batch(range, last, rows, IsLast: index == ranges.Count - 1));
        }

        return null;
    }

    /// <summary>Works on the rows of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="counts">Whether the rows that its statement deletes must be counted here.</param>
    /// <returns>How many these are; 0 if they are not counted.</returns>
    public long Run(Batch batch, bool counts)
    {
        var work = statements.Work(batch.Range, batch.UpTo);
        if (batches.Work is not BatchWork.Compute compute)
        {
            var deleted = counts && batches.Work is BatchWork.Delete ? Number(statements.CountWork(batch.Range, batch.UpTo)) : 0;
            Execute(work.ToCommand());
            return deleted;
        }

        var rows = work.Read(session).Select(values => RowOf(compute, values)).ToList();
        compute.Change(rows);
        foreach (var command in statements.Write(compute.Columns, rows))
            Execute(command);
        return 0;
    }

    private BatchRow RowOf(BatchWork.Compute compute, object?[] values)
    {
        var (parts, columns) = (statements.KeyLength, compute.Columns.Count);
        var key = values[^(parts + columns)..^columns];
        return new BatchRow(compute.Columns, values[..parts], key, values[^columns..]);
    }

    /// <summary>Without progress, the same batch would run again and again.</summary>
    private Batch Exact(object?[]? done, Batch batch) =>
        batch.Rows == 0 || (done is not null && KeyValues.Write(done) == KeyValues.Write(batch.UpTo))
            ? throw BatchErrors.KeyNotExact(batches.Table, KeyValues.Write(batch.UpTo))
            : batch;

    private long Number(SqlBuilder query) => Convert.ToInt64(query.ReadFirst(session)![0], CultureInfo.InvariantCulture);

    private void Execute(DatabaseCommand command)
    {
        running(command);
        session.Execute(command);
    }
}
