namespace Gromozeka.FluentMigrations.Schema;

/// <summary>One table.</summary>
/// <param name="Name">Its name, as written when it was created.</param>
/// <param name="Columns">Its columns in their order.</param>
/// <param name="Indexes">Its indexes, those that keys made included. A primary key without one is the number that the product gives each
/// row anyway.</param>
/// <param name="ForeignKeys">Its foreign keys.</param>
/// <param name="Options">What else it was declared with, for example <c>STRICT</c>; empty for nothing.</param>
/// <param name="Sql">What the dialect creates it from, where the product keeps statements; else empty. For the dialect alone to
/// read.</param>
public sealed record TableShape(
    TableName Name,
    IReadOnlyList<ColumnShape> Columns,
    IReadOnlyList<IndexShape> Indexes,
    IReadOnlyList<ForeignKeyShape> ForeignKeys,
    string Options,
    string Sql
)
{
    /// <summary>How the database compares names of columns, indexes and the like.</summary>
    public required StringComparer Names { get; init; }

    /// <summary>
    /// How the database compares types, conditions and expressions: names in them as it compares names, whatever the spacing is.
    /// </summary>
    public StringComparer Expressions { get; init; } = StringComparer.Ordinal;

    /// <summary>What else the table demands of its rows.</summary>
    public IReadOnlyList<RuleShape> Rules { get; init; } = [];

    /// <summary>
    /// Whether it belongs to something else, which creates it, keeps its own rows there, and is compared in its place, as the shadow
    /// tables of a virtual table in SQLite.
    /// </summary>
    public bool IsPartOfAnother { get; init; }

    /// <summary>Finds a column by its name.</summary>
    /// <param name="column">The name.</param>
    /// <returns>The column, or null.</returns>
    public ColumnShape? Column(string column) => Columns.FirstOrDefault(candidate => Names.Equals(candidate.Name, column));

    /// <summary>The columns of the primary key in the key's order; empty when there is none.</summary>
    public IReadOnlyList<string> PrimaryKey =>
        [.. Columns.Where(column => column.KeyPosition > 0).OrderBy(column => column.KeyPosition).Select(column => column.Name)];
}

/// <summary>One column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type, verbatim.</param>
/// <param name="IsNullable">Whether it is declared without NOT NULL.</param>
/// <param name="Default">The text of its default, verbatim; null for none, and for NULL.</param>
/// <param name="KeyPosition">Its place in the primary key, from 1; 0 when it is not part of it.</param>
/// <param name="Collation">How its texts are compared and sorted; empty for the way that the database has without being told.</param>
/// <param name="IsIdentity">Whether the database numbers it and never uses a number twice.</param>
/// <param name="Generated">How it is computed (<c>virtual</c>, <c>stored</c>); null when it is not.</param>
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
    /// <summary>
    /// The default in the one form that all ways to write it share (<c>FALSE</c> and <c>0</c>); null for the verbatim text.
    /// </summary>
    public string? DefaultMeaning { get; init; }

    /// <summary>The expression that computes it; null when it is not computed.</summary>
    public string? Expression { get; init; }

    /// <summary>Whether the expression has no value for some rows, but an error.</summary>
    public bool MayFail { get; init; }

    /// <summary>
    /// What the dialect adds it from, where the product keeps statements; null when that is not known. For the dialect alone to read.
    /// </summary>
    public string? Definition { get; init; }
}

/// <summary>Where an index comes from.</summary>
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
/// <param name="Name">Its name; of the index of a constraint, that of the constraint where the product calls them alike.</param>
/// <param name="Table">The table that it is on.</param>
/// <param name="IsUnique">Whether it forbids duplicates.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Columns">Its columns, each with collation and direction, for example <c>name NOCASE DESC</c>.</param>
/// <param name="Condition">The condition of a partial index; null for an index over all rows.</param>
/// <param name="Sql">What the dialect creates it from; null for an index that a constraint made. For the dialect alone to read.</param>
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
    /// <summary>The names of its columns; an expression is not among them.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <summary>Whether one of its expressions, or its condition, has no value for some rows, but an error.</summary>
    public bool MayFail { get; init; }

    /// <summary>The index in words, for comparison and for messages.</summary>
    public override string ToString() =>
        $"{(IsUnique ? "unique " : "")}({string.Join(", ", Columns)}){(Condition is null ? "" : $" where {Condition}")}";
}

/// <summary>One foreign key.</summary>
/// <param name="Columns">The columns of this table.</param>
/// <param name="PrimaryTable">The table referred to.</param>
/// <param name="PrimaryColumns">The columns referred to; one without a name is that of the primary key.</param>
/// <param name="OnDelete">What a deletion there does here, in the words of SQL: <c>NO ACTION</c>, <c>RESTRICT</c>, <c>CASCADE</c>, <c>SET
/// NULL</c>, <c>SET DEFAULT</c>.</param>
/// <param name="OnUpdate">What an update there does here, in the same words.</param>
public sealed record ForeignKeyShape(
    IReadOnlyList<string> Columns,
    TableName PrimaryTable,
    IReadOnlyList<string> PrimaryColumns,
    string OnDelete,
    string OnUpdate
)
{
    /// <summary>Its name; null for none. Two keys that differ in nothing else are the same.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it stands in the definition of its column, and comes with that.</summary>
    public bool IsOfColumn { get; init; }

    /// <summary>The key in words, for comparison and for messages.</summary>
    public override string ToString() =>
        $"({string.Join(", ", Columns)}) references {PrimaryTable}({string.Join(", ", PrimaryColumns)}) on delete {OnDelete} on update "
        + $"{OnUpdate}";
}
