namespace Gromozeka.FluentMigrations.Schema;

/// <summary>One table.</summary>
/// <param name="Name">Its name, as written when it was created.</param>
/// <param name="Columns">Its columns in their order.</param>
/// <param name="Indexes">Its indexes, including those of keys. A primary key without an index is the rowid that the product gives each row
/// anyway.</param>
/// <param name="ForeignKeys">Its foreign keys.</param>
/// <param name="Options">Its other options, for example <c>STRICT</c>; empty for none.</param>
/// <param name="Sql">The dialect's text to create it, if the product stores statements; otherwise empty. Only the dialect reads it.</param>
public sealed record TableShape(
    TableName Name,
    IReadOnlyList<ColumnShape> Columns,
    IReadOnlyList<IndexShape> Indexes,
    IReadOnlyList<ForeignKeyShape> ForeignKeys,
    string Options,
    string Sql
)
{
    /// <summary>How the database compares names of columns, indexes and other objects.</summary>
    public required StringComparer Names { get; init; }

    /// <summary>
    /// How the database compares types, conditions and expressions: ignoring spacing, and with names compared as the database does.
    /// </summary>
    public StringComparer Expressions { get; init; } = StringComparer.Ordinal;

    /// <summary>The other rules for its rows.</summary>
    public IReadOnlyList<RuleShape> Rules { get; init; } = [];

    /// <summary>
    /// Whether it belongs to another object, which creates it, stores rows in it, and is compared instead of it, such as a shadow table of
    /// a virtual table in SQLite.
    /// </summary>
    public bool IsPartOfAnother { get; init; }

    /// <summary>Finds a column by its name.</summary>
    /// <param name="column">The name.</param>
    /// <returns>The column, or null.</returns>
    public ColumnShape? Column(string column) => Columns.FirstOrDefault(candidate => Names.Equals(candidate.Name, column));

    /// <summary>The columns of the primary key in the key's order; empty if there is none.</summary>
    public IReadOnlyList<string> PrimaryKey =>
        [.. Columns.Where(column => column.KeyPosition > 0).OrderBy(column => column.KeyPosition).Select(column => column.Name)];
}

/// <summary>One column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type, verbatim.</param>
/// <param name="IsNullable">Whether it is declared without NOT NULL.</param>
/// <param name="Default">Its default, verbatim; null for none, and for NULL.</param>
/// <param name="KeyPosition">Its position in the primary key, starting at 1; 0 if it is not part of it.</param>
/// <param name="Collation">The collation of its texts; empty for the default one.</param>
/// <param name="IsIdentity">Whether the database numbers the rows in it and never reuses a number.</param>
/// <param name="Generated">How it is computed (<c>virtual</c>, <c>stored</c>); null if it is not computed.</param>
public sealed record ColumnShape(
    string Name,
    string Type,
    bool IsNullable,
    string? Default,
    int KeyPosition,
    string Collation,
    bool IsIdentity,
    string? Generated
)
{
    /// <summary>The default in a normalized form (<c>FALSE</c> and <c>0</c> are equal); null for the verbatim text.</summary>
    public string? DefaultMeaning { get; init; }

    /// <summary>The expression that computes it; null if it is not computed.</summary>
    public string? Expression { get; init; }

    /// <summary>Whether evaluating the expression can fail for some rows.</summary>
    public bool MayFail { get; init; }

    /// <summary>
    /// The dialect's text to add it, if the product stores statements; null if it is not known. Only the dialect reads it.
    /// </summary>
    public string? Definition { get; init; }
}

/// <summary>The origin of an index.</summary>
public enum IndexOrigin
{
    /// <summary>A CREATE INDEX statement.</summary>
    Statement,

    /// <summary>The primary key.</summary>
    PrimaryKey,

    /// <summary>A UNIQUE constraint.</summary>
    Unique,
}

/// <summary>One index.</summary>
/// <param name="Name">Its name; for the index of a constraint, the name of the constraint if the product uses the same name.</param>
/// <param name="Table">The table that it is on.</param>
/// <param name="IsUnique">Whether it forbids duplicates.</param>
/// <param name="Origin">Its origin.</param>
/// <param name="Columns">Its columns, each with collation and direction, for example <c>name NOCASE DESC</c>.</param>
/// <param name="Condition">The condition of a partial index; null for an index over all rows.</param>
/// <param name="Sql">The dialect's text to create it; null for the index of a constraint. Only the dialect reads it.</param>
public sealed record IndexShape(
    string Name,
    TableName Table,
    bool IsUnique,
    IndexOrigin Origin,
    IReadOnlyList<string> Columns,
    string? Condition,
    string? Sql
)
{
    /// <summary>The names of its columns, without its expressions.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <summary>Whether evaluating one of its expressions or its condition can fail for some rows.</summary>
    public bool MayFail { get; init; }

    /// <summary>The index in words, for comparison and for messages.</summary>
    public override string ToString() =>
        $"{(IsUnique ? "unique " : "")}({string.Join(", ", Columns)}){(Condition is null ? "" : $" where {Condition}")}";
}

/// <summary>One foreign key.</summary>
/// <param name="Columns">The columns of this table.</param>
/// <param name="PrimaryTable">The referenced table.</param>
/// <param name="PrimaryColumns">The referenced columns; an empty name means the primary key.</param>
/// <param name="OnDelete">What deleting a referenced row does, in SQL terms: <c>NO ACTION</c>, <c>RESTRICT</c>, <c>CASCADE</c>, <c>SET
/// NULL</c>, <c>SET DEFAULT</c>.</param>
/// <param name="OnUpdate">What updating a referenced row does, in the same terms.</param>
public sealed record ForeignKeyShape(
    IReadOnlyList<string> Columns,
    TableName PrimaryTable,
    IReadOnlyList<string> PrimaryColumns,
    string OnDelete,
    string OnUpdate
)
{
    /// <summary>Its name; null if it has none. Keys that differ only in their names are equal.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is part of the definition of its column, and is added with it.</summary>
    public bool IsOfColumn { get; init; }

    /// <summary>The key in words, for comparison and for messages.</summary>
    public override string ToString() =>
        $"({string.Join(", ", Columns)}) references {PrimaryTable}({string.Join(", ", PrimaryColumns)}) on delete {OnDelete} on update "
        + $"{OnUpdate}";
}
