using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>What SQLite itself understands of a CREATE TABLE statement and its indexes.</summary>
/// <param name="Columns">The columns in order.</param>
/// <param name="Keys">The keys and unique indexes.</param>
/// <param name="HasRowId">Whether rows have an implicit rowid.</param>
/// <param name="IsStrict">Whether types are enforced.</param>
internal sealed record RebuildShape(IReadOnlyList<ShapeColumn> Columns, IReadOnlyList<ShapeKey> Keys, bool HasRowId, bool IsStrict)
{
    private static readonly string[] RowIdNames = ["rowid", "_rowid_", "oid"];

    /// <summary>The column that is the rowid; null if there is none.</summary>
    public ShapeColumn? RowIdColumn =>
        HasRowId && Columns.Where(column => column.KeyPosition > 0).ToList() is [var only] && !Keys.Any(key => key.IsPrimary) ? only : null;

    /// <summary>A name by which the implicit rowid can be read and written; null if columns hide all of its names.</summary>
    public string? RowIdName => HasRowId ? RowIdNames.FirstOrDefault(name => Find(name) is null) : null;

    /// <summary>Whether its statement, or that of an index, contains strings in double quotes.</summary>
    public bool QuotesTexts { get; init; }

    public bool IsAutoincrement => Columns.Any(column => column.IsAutoincrement);

    /// <summary>The columns that identify a row, for messages.</summary>
    public IReadOnlyList<string> PrimaryKey =>
        [.. Columns.Where(column => column.KeyPosition > 0).OrderBy(column => column.KeyPosition).Select(column => column.Name)];

    /// <summary>The affinity of a column. ANY stores values unchanged in a STRICT table, and is numeric in any other.</summary>
    public SqliteAffinity AffinityOf(ShapeColumn column) =>
        IsStrict && Names.Same(column.Type, "ANY") ? SqliteAffinity.Blob : SqliteAffinities.Of(column.Type);

    public ShapeColumn? Find(string column) => Columns.FirstOrDefault(candidate => Names.Same(candidate.Name, column));
}

/// <summary>One column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="IsNotNull">Whether it does not accept NULL.</param>
/// <param name="HasDefault">Whether it has a default other than NULL.</param>
/// <param name="KeyPosition">Its position in the primary key, starting at 1; 0 if it is not part of it.</param>
/// <param name="IsGenerated">Whether it is computed, and so cannot be inserted.</param>
/// <param name="Collation">Its collation.</param>
/// <param name="IsAutoincrement">Whether its numbers are never reused.</param>
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

/// <summary>A key or a unique index.</summary>
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
