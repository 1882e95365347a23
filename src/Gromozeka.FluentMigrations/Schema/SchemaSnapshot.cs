namespace Gromozeka.FluentMigrations.Schema;

/// <summary>The schema of a database at one moment. Immutable. Compares names as the database does.</summary>
public sealed class SchemaSnapshot
{
    private readonly Dictionary<TableName, TableShape> _tables;

    /// <summary>Creates a snapshot.</summary>
    /// <param name="tables">The tables that could be read.</param>
    /// <param name="otherNames">The names of all other objects: views, virtual tables, and tables that could not be read.</param>
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

    /// <summary>The views, virtual tables and triggers, in the order of their creation.</summary>
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
