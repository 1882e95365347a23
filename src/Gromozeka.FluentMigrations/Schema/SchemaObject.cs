namespace Gromozeka.FluentMigrations.Schema;

/// <summary>The kinds of objects that are not ordinary tables.</summary>
public enum SchemaObjectKind
{
    /// <summary>A view.</summary>
    View,

    /// <summary>
    /// An object that is read like a table but does not store its rows like one: a virtual table in SQLite, a foreign table or a
    /// materialized view in PostgreSQL.
    /// </summary>
    OtherTable,

    /// <summary>A trigger.</summary>
    Trigger,

    /// <summary>An object that is not read like a table: a function, a procedure, a sequence or a type in PostgreSQL.</summary>
    Other,
}

/// <summary>A view, a trigger, or a table of another kind.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name, without the schema.</param>
/// <param name="Table">The table or view that a trigger is on, or that is all that an object serves, as the function of its triggers does;
/// the name itself for anything else.</param>
/// <param name="Sql">The dialect's text to create it. The engine compares it (<see cref="SchemaSnapshot.Expressions"/>) and shows it, but
/// does not parse it.</param>
public sealed record SchemaObject(SchemaObjectKind Kind, string Name, TableName Table, string Sql)
{
    /// <summary>The product's word for such an object, for messages.</summary>
    public string Noun { get; init; } =
        Kind == SchemaObjectKind.View ? "view"
        : Kind == SchemaObjectKind.Trigger ? "trigger"
        : Kind == SchemaObjectKind.Other ? "object"
        : "table of another kind";

    /// <summary>
    /// Whether the names of triggers are unique only within a table, so that another table may have a trigger of the same name; otherwise
    /// they are unique within the schema.
    /// </summary>
    public bool IsNamedWithinTable { get; init; }

    /// <summary>The object in words, for messages.</summary>
    public override string ToString() =>
        Kind switch
        {
            SchemaObjectKind.Trigger => $"{Noun} {Name} on {Table}",
            SchemaObjectKind.Other => $"{Noun} {new TableName(Table.Schema, Name)}",
            _ => $"{Noun} {Table}",
        };
}
