namespace Gromozeka.FluentMigrations;

/// <summary>
/// The name of a table or a view, without quotes. Immutable. Two names are equal if they are written identically; whether they name the
/// same table is decided by the database (<see cref="Dialect.IDatabase.Names"/>).
/// </summary>
public sealed record TableName
{
    /// <summary>Creates a name.</summary>
    /// <param name="schema">The schema; null or empty for the database's default.</param>
    /// <param name="name">The name in it.</param>
    public TableName(string? schema, string name) => (Schema, Name) = (schema ?? "", name);

    /// <summary>The schema; empty for the database's default.</summary>
    public string Schema { get; }

    /// <summary>The name in the schema.</summary>
    public string Name { get; }

    /// <summary>A name without a schema.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator TableName(string name) => new(null, name);

    /// <summary>The name as messages show it, with its schema if it has one.</summary>
    public override string ToString() => Schema.Length == 0 ? Name : $"{Schema}.{Name}";
}
