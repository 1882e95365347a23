namespace Gromozeka.FluentMigrations.Schema;

/// <summary>What something that is no ordinary table is.</summary>
public enum SchemaObjectKind
{
    /// <summary>A view.</summary>
    View,

    /// <summary>A virtual table, whose module keeps the rows.</summary>
    VirtualTable,

    /// <summary>A trigger.</summary>
    Trigger,
}

/// <summary>A view, a virtual table or a trigger.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Name">Its name, without the schema.</param>
/// <param name="Table">The table or view that a trigger is on; the name itself for anything else.</param>
/// <param name="Sql">The statement that makes it.</param>
public sealed record SchemaObject(SchemaObjectKind Kind, string Name, TableName Table, string Sql)
{
    /// <summary>
    /// Whether a trigger's name is its own only among those of its table, so that another table may have a trigger of the same name; otherwise it is in the
    /// whole schema.
    /// </summary>
    public bool IsNamedWithinTable { get; init; }

    /// <summary>The object in words, for messages.</summary>
    public override string ToString() => Kind switch
    {
        SchemaObjectKind.View => $"view {Table}",
        SchemaObjectKind.VirtualTable => $"virtual table {Table}",
        _ => $"trigger {Name} on {Table}",
    };
}
