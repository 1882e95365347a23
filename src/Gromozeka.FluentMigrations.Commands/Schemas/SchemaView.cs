using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Commands.Schemas;

/// <summary>What is shown of a schema, by name.</summary>
internal sealed class SchemaView(SchemaSnapshot schema, IReadOnlyList<MigrationChanges> changes)
{
    public SchemaSnapshot Snapshot => schema;

    /// <summary>The tables, without those that store the rows of virtual tables.</summary>
    public IReadOnlyList<TableShape> Tables { get; } =
    [.. schema.Tables.Where(table => !table.IsPartOfAnother).OrderBy(table => $"{table.Name}", StringComparer.OrdinalIgnoreCase)];

    /// <summary>Views, virtual tables and the like.</summary>
    public IReadOnlyList<SchemaObject> Views { get; } =
    [.. schema.Objects.Where(one => one.Kind != SchemaObjectKind.Trigger).OrderBy(one => $"{one.Table}", StringComparer.OrdinalIgnoreCase)];

    public IReadOnlyList<SchemaObject> Triggers { get; } =
    [.. schema.Objects.Where(one => one.Kind == SchemaObjectKind.Trigger).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>What each migration changed; empty for the schema of a database.</summary>
    public IReadOnlyList<MigrationChanges> Changes => changes;

    /// <summary>The foreign keys between the tables, in a stable order.</summary>
    public IEnumerable<Relation> Relations =>
        from table in Tables
        from key in table.ForeignKeys.OrderBy(key => key.ToString(), StringComparer.Ordinal)
        let parent = schema.Find(key.PrimaryTable)
        where parent is not null
        select new Relation(table, parent, key);

    public IEnumerable<SchemaObject> TriggersOf(TableName table) => Triggers.Where(trigger => schema.Names.Equals(trigger.Table, table));
}

/// <summary>A foreign key between two tables.</summary>
internal sealed record Relation(TableShape Child, TableShape Parent, ForeignKeyShape Key)
{
    /// <summary>Whether a row of the child needs no row of the parent.</summary>
    public bool IsOptional => Key.Columns.Any(name => Child.Column(name) is { IsNullable: true, KeyPosition: 0 });

    /// <summary>Whether a row of the parent has at most one row of the child.</summary>
    public bool IsOne =>
        Same(Child.PrimaryKey)
        || Child.Indexes.Any(index =>
            index is { IsUnique: true, Condition: null } && Same(index.ColumnNames) && index.ColumnNames.Count == index.Columns.Count
        );

    private bool Same(IReadOnlyList<string> columns) =>
        columns.Count == Key.Columns.Count && columns.All(one => Key.Columns.Contains(one, Child.Names));
}
