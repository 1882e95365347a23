namespace Gromozeka.FluentMigrations.Schema;

/// <summary>What a difference is about.</summary>
public enum DifferenceKind
{
    /// <summary>The database lacks a table.</summary>
    MissingTable,

    /// <summary>The database lacks a column.</summary>
    MissingColumn,

    /// <summary>The database lacks an index.</summary>
    MissingIndex,

    /// <summary>The database has a table that is not expected.</summary>
    ExtraTable,

    /// <summary>The database has a column that is not expected.</summary>
    ExtraColumn,

    /// <summary>The database has an index that is not expected.</summary>
    ExtraIndex,

    /// <summary>The same thing is declared in another way.</summary>
    Changed,
}

/// <summary>One difference between an expected and a real schema.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Table">The table concerned.</param>
/// <param name="Subject">What differs, for example <c>column chat_info.title</c>.</param>
/// <param name="Expected">What was expected; null for something extra.</param>
/// <param name="Found">What was found; null for something missing.</param>
public sealed record SchemaDifference(DifferenceKind Kind, string Table, string Subject, string? Expected, string? Found)
{
    /// <summary>The expected table, column or index of something missing.</summary>
    public object? Missing { get; init; }

    /// <summary>Whether the database has something that is not expected.</summary>
    public bool IsExtra => Kind is DifferenceKind.ExtraTable or DifferenceKind.ExtraColumn or DifferenceKind.ExtraIndex;

    /// <summary>The difference as one line.</summary>
    public override string ToString() =>
        IsExtra ? $"{Subject}: not expected" : $"{Subject}: expected {Expected}, found {Found ?? "nothing"}";
}
