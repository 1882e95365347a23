using Gromozeka.FluentMigrations.Batches;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// Describes the batches of a migration: first how they are formed, then with <c>Update</c>, <c>Copy</c> or <c>Delete</c> what each of
/// them does.
/// </summary>
public sealed class BatchSyntax
{
    private readonly BatchExpression _batches;

    internal BatchSyntax(BatchExpression batches) => _batches = batches;

    /// <summary>Sets the schema of the table.</summary>
    /// <param name="schema">The schema.</param>
    public BatchSyntax InSchema(string schema)
    {
        _batches.SchemaName = schema;
        return this;
    }

    /// <summary>
    /// Sets the key that orders the rows. By default it is the primary key or, without one, the row number of the product. A key that is
    /// not unique is completed by the primary key or the row number. An index on it is needed for speed, not for correctness.
    /// </summary>
    /// <param name="columns">The columns. They may contain NULL, which comes first.</param>
    public BatchSyntax OrderBy(params IReadOnlyList<string> columns)
    {
        _batches.Key = [.. columns];
        return this;
    }

    /// <summary>Sets how many rows the first batches have; then the size adapts to the time that a transaction takes.</summary>
    /// <param name="rows">The number of rows; 1 000 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public BatchSyntax Of(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        _batches.Pace = _batches.Pace with { Rows = rows };
        return this;
    }

    /// <summary>Sets how many rows each batch has, however long its transaction takes.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public BatchSyntax OfExactly(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        _batches.Pace = _batches.Pace with { Rows = rows, IsFixed = true };
        return this;
    }

    /// <summary>Sets how long the transaction of a batch should take.</summary>
    /// <param name="time">The time; 100 ms by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public BatchSyntax Within(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        _batches.Pace = _batches.Pace with { Target = time };
        return this;
    }

    /// <summary>
    /// Sets the pause after each batch. By default there is one of 25 ms while other connections write to the database, and otherwise
    /// after every 200 ms, so that a writer who waits gets in.
    /// </summary>
    /// <param name="pause">The pause; zero for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public BatchSyntax PauseFor(TimeSpan pause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        _batches.Pace = _batches.Pace with { Pause = pause };
        return this;
    }

    /// <summary>Sets the hours of the day in which batches run, in the local time of the process. Outside of them, the run waits.</summary>
    /// <param name="from">When they begin.</param>
    /// <param name="to">When they end; before <paramref name="from"/> for a window over midnight.</param>
    public BatchSyntax Between(TimeOnly from, TimeOnly to)
    {
        _batches.Pace = _batches.Pace with { Hours = (from, to) };
        return this;
    }

    /// <summary>Works only on rows that meet a condition; the others are passed over.</summary>
    /// <param name="condition">An SQL condition, without comments.</param>
    public BatchSyntax Where(string condition)
    {
        _batches.Where = condition;
        return this;
    }

    /// <summary>Sets what happens about a row that fails.</summary>
    /// <param name="policy">The policy; <see cref="BatchErrorPolicy.Stop"/> by default.</param>
    public BatchSyntax OnError(BatchErrorPolicy policy)
    {
        _batches.OnError = policy;
        return this;
    }

    /// <summary>Updates the rows with SQL.</summary>
    /// <param name="assignments">What follows SET, for example <c>text = trim(text)</c>, without comments. It must not assign to a column
    /// of the key.</param>
    public void Update(string assignments) => _batches.Work = new BatchWork.Update(assignments);

    /// <summary>Updates the rows with code, batch by batch.</summary>
    /// <param name="columns">The columns that are read, and may be written; none of them may be a column of the key.</param>
    /// <param name="change">Changes the rows of a batch. It may be called again with the same rows if their transaction is rolled back,
    /// so it should change nothing else.</param>
    public void Update(IReadOnlyList<string> columns, Action<IReadOnlyList<BatchRow>> change) =>
        _batches.Work = new BatchWork.Compute([.. columns], change);

    /// <summary>Copies columns into the columns of another table with the same names.</summary>
    /// <param name="table">The other table, in the same schema.</param>
    /// <param name="columns">The columns.</param>
    public void Copy(string table, params IReadOnlyList<string> columns) =>
        _batches.Work = new BatchWork.Copy(table, [.. columns], Expressions: null);

    /// <summary>Copies values into another table.</summary>
    /// <param name="table">The other table, in the same schema.</param>
    /// <param name="values">The SQL expression of each of its columns, without comments.</param>
    public void Copy(string table, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _batches.Work = new BatchWork.Copy(table, [.. values.Keys], [.. values.Values]);
    }

    /// <summary>Deletes the rows.</summary>
    public void Delete() => _batches.Work = new BatchWork.Delete();
}
