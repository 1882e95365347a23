namespace Gromozeka.FluentMigrations.Schema;

/// <summary>One difference between an expected and a real schema.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Table">The table concerned.</param>
/// <param name="Subject">What differs, for example <c>column chat_info.title</c>.</param>
/// <param name="Expected">What was expected; null for something extra.</param>
/// <param name="Found">What was found; null for something missing.</param>
public sealed record SchemaDifference(DifferenceKind Kind, TableName Table, string Subject, string? Expected, string? Found)
{
    /// <summary>
    /// The expected table, column, index or other object of something missing, or of an index that covers something else.
    /// </summary>
    public object? Missing { get; init; }

    /// <summary>The column or index of something extra, or the one that is declared in another way.</summary>
    public object? Present { get; init; }

    /// <summary>Whether the database has something that is not expected.</summary>
    public bool IsExtra =>
        Kind
            is DifferenceKind.ExtraTable
                or DifferenceKind.ExtraColumn
                or DifferenceKind.ExtraIndex
                or DifferenceKind.ExtraTrigger
                or DifferenceKind.ExtraConstraint;

    /// <summary>The difference as one line.</summary>
    public override string ToString() =>
        IsExtra ? $"{Subject}: not expected" : $"{Subject}: expected {Expected}, found {Found ?? "nothing"}";
}
