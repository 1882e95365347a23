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
/// <param name="Name">Its name.</param>
/// <param name="Table">The table or view that a trigger is on; the name itself for anything else.</param>
/// <param name="Sql">The statement that makes it.</param>
public sealed record SchemaObject(SchemaObjectKind Kind, string Name, string Table, string Sql)
{
    /// <summary>The object in words, for messages.</summary>
    public override string ToString() => Kind switch
    {
        SchemaObjectKind.View => $"view {Name}",
        SchemaObjectKind.VirtualTable => $"virtual table {Name}",
        _ => $"trigger {Name} on {Table}",
    };
}
