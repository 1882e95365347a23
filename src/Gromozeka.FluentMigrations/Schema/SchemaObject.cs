namespace Gromozeka.FluentMigrations.Schema;

/// <summary>What something that is no ordinary table is.</summary>
public enum SchemaObjectKind
{
    /// <summary>A view.</summary>
    View,

    /// <summary>
    /// Something that is read like a table, but whose rows are not kept as those of one: a virtual table in SQLite, a foreign table or a
    /// materialized view in PostgreSQL.
    /// </summary>
    OtherTable,

    /// <summary>A trigger.</summary>
    Trigger,
}

/// <summary>A view, a trigger, or a table of another kind.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Name">Its name, without the schema.</param>
/// <param name="Table">The table or view that a trigger is on; the name itself for anything else.</param>
/// <param name="Sql">What the dialect creates it from. The engine compares it (<see cref="SchemaSnapshot.Expressions"/>) and shows it,
/// and does not read it.</param>
public sealed record SchemaObject(SchemaObjectKind Kind, string Name, TableName Table, string Sql)
{
    /// <summary>What the product calls such a thing, for messages.</summary>
    public string Noun { get; init; } =
        Kind == SchemaObjectKind.View ? "view"
        : Kind == SchemaObjectKind.Trigger ? "trigger"
        : "table of another kind";

    /// <summary>
    /// Whether a trigger's name is its own only among those of its table, so that another table may have a trigger of the same name;
    /// otherwise it is in the whole schema.
    /// </summary>
    public bool IsNamedWithinTable { get; init; }

    /// <summary>The object in words, for messages.</summary>
    public override string ToString() => Kind == SchemaObjectKind.Trigger ? $"{Noun} {Name} on {Table}" : $"{Noun} {Table}";
}
