namespace Gromozeka.FluentMigrations.Batches;

/// <summary>What each batch does with its rows.</summary>
internal abstract record BatchWork
{
    private BatchWork() { }

    /// <summary>Updates them with SQL.</summary>
    /// <param name="Assignments">What follows SET.</param>
    public sealed record Update(string Assignments) : BatchWork;

    /// <summary>Copies them into another table.</summary>
    /// <param name="Table">The other table.</param>
    /// <param name="Columns">Its columns.</param>
    /// <param name="Expressions">The SQL expressions of their values; null for the columns with the same names.</param>
    public sealed record Copy(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string>? Expressions) : BatchWork;

    /// <summary>Deletes them.</summary>
    public sealed record Delete : BatchWork;

    /// <summary>Updates them with code.</summary>
    /// <param name="Columns">The columns that are read and written.</param>
    /// <param name="Change">The code.</param>
    public sealed record Compute(IReadOnlyList<string> Columns, Action<IReadOnlyList<BatchRow>> Change) : BatchWork;

    /// <summary>The SQL texts of the author, with the names of the methods that take them.</summary>
    public IEnumerable<(string Method, string Sql)> Texts =>
        this switch
        {
            Update update => [(nameof(Update), update.Assignments)],
            Copy { Expressions: { } expressions } => expressions.Select(expression => (nameof(Copy), expression)),
            _ => [],
        };
}
