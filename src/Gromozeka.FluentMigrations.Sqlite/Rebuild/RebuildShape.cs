using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>What SQLite itself makes of a CREATE TABLE statement and its indexes.</summary>
/// <param name="Columns">The columns in order.</param>
/// <param name="Keys">What forbids duplicates.</param>
/// <param name="HasRowId">Whether rows have an implicit number.</param>
/// <param name="IsStrict">Whether types are enforced.</param>
internal sealed record RebuildShape(IReadOnlyList<ShapeColumn> Columns, IReadOnlyList<ShapeKey> Keys, bool HasRowId, bool IsStrict)
{
    private static readonly string[] RowIdNames = ["rowid", "_rowid_", "oid"];

    /// <summary>The column that is the row number; null without one.</summary>
    public ShapeColumn? RowIdColumn =>
        HasRowId && Columns.Where(column => column.KeyPosition > 0).ToList() is [var only] && !Keys.Any(key => key.IsPrimary) ? only : null;

    /// <summary>A name by which the row number can be read and written, when no column is it; null when columns hide all of them.</summary>
    public string? RowIdName => HasRowId ? RowIdNames.FirstOrDefault(name => Find(name) is null) : null;

    /// <summary>Whether its statement, or that of an index, has strings in double quotes.</summary>
    public bool QuotesTexts { get; init; }

    public bool IsAutoincrement => Columns.Any(column => column.IsAutoincrement);

    /// <summary>The columns that tell one row from another, for messages.</summary>
    public IReadOnlyList<string> PrimaryKey =>
        [.. Columns.Where(column => column.KeyPosition > 0).OrderBy(column => column.KeyPosition).Select(column => column.Name)];

    /// <summary>What a column prefers to store. ANY keeps what it is given in a STRICT table, and is numeric in any other.</summary>
    public SqliteAffinity AffinityOf(ShapeColumn column) =>
        IsStrict && Names.Same(column.Type, "ANY") ? SqliteAffinity.Blob : SqliteAffinities.Of(column.Type);

    public ShapeColumn? Find(string column) => Columns.FirstOrDefault(candidate => Names.Same(candidate.Name, column));
}

/// <summary>One column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="IsNotNull">Whether it takes no NULL.</param>
/// <param name="HasDefault">Whether it has a default other than NULL.</param>
/// <param name="KeyPosition">Its place in the primary key, from 1; 0 for none.</param>
/// <param name="IsGenerated">Whether it is computed, and so cannot be inserted.</param>
/// <param name="Collation">How its texts are compared.</param>
/// <param name="IsAutoincrement">Whether its numbers are never used twice.</param>
internal sealed record ShapeColumn(
    string Name,
    string Type,
    bool IsNotNull,
    bool HasDefault,
    int KeyPosition,
    bool IsGenerated,
    string Collation,
    bool IsAutoincrement
);

/// <summary>Something that forbids duplicates.</summary>
/// <param name="IsPrimary">Whether it is the primary key.</param>
/// <param name="Columns">Its columns, each with its collation.</param>
/// <param name="Condition">The condition of a partial index; null for all rows.</param>
internal sealed record ShapeKey(bool IsPrimary, IReadOnlyList<(string Name, string Collation)> Columns, string? Condition)
{
    public bool SameAs(ShapeKey other) =>
        Condition == other.Condition
        && Names.SameSet(
            Columns.Select(column => $"{column.Name} {column.Collation}"),
            other.Columns.Select(column => $"{column.Name} {column.Collation}")
        );
}
