namespace Gromozeka.FluentMigrations.Schema;

/// <summary>What a database looks like, at one moment. Immutable. Names are compared as the database compares them.</summary>
public sealed class SchemaSnapshot
{
    private readonly Dictionary<TableName, TableShape> _tables;

    /// <summary>Creates a snapshot.</summary>
    /// <param name="tables">The tables that could be read.</param>
    /// <param name="otherNames">Names of what is no ordinary table: views, virtual tables, and what could not be read.</param>
    /// <param name="names">How the database compares names.</param>
    public SchemaSnapshot(IEnumerable<TableShape> tables, IEnumerable<TableName> otherNames, TableNameComparer names)
    {
        Names = names;
        _tables = tables.ToDictionary(table => table.Name, names);
        OtherNames = otherNames.ToHashSet(names);
    }

    /// <summary>How the database compares names.</summary>
    public TableNameComparer Names { get; }

    /// <summary>The ordinary tables.</summary>
    public IReadOnlyCollection<TableShape> Tables => _tables.Values;

    /// <summary>Names of views, virtual tables, and tables that could not be read.</summary>
    public IReadOnlySet<TableName> OtherNames { get; }

    /// <summary>The views, virtual tables and triggers, in the order in which they were made.</summary>
    public IReadOnlyList<SchemaObject> Objects { get; init; } = [];

    /// <summary>How the database compares statements.</summary>
    public StringComparer Expressions { get; init; } = StringComparer.Ordinal;

    /// <summary>Finds a table by its name.</summary>
    /// <param name="table">The name.</param>
    /// <returns>The table, or null.</returns>
    public TableShape? Find(TableName table) => _tables.GetValueOrDefault(table);

    /// <summary>The same snapshot without some tables, and without their triggers.</summary>
    /// <param name="names">The tables to leave out.</param>
    public SchemaSnapshot Without(IEnumerable<TableName> names)
    {
        var left = names.ToHashSet(Names);
        return new SchemaSnapshot(Tables.Where(table => !left.Contains(table.Name)), OtherNames, Names)
        {
            Objects = [.. Objects.Where(one => !left.Contains(one.Table))],
            Expressions = Expressions,
        };
    }
}
