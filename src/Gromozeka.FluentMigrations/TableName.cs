namespace Gromozeka.FluentMigrations;

/// <summary>
/// The name of a table or a view, without quotes. Immutable. Two are equal when they are written in the same way; whether they name the same table is for
/// the database to say (<see cref="Dialect.IDatabase.Names"/>).
/// </summary>
public sealed record TableName
{
    /// <summary>Creates a name.</summary>
    /// <param name="schema">The schema; null or empty for the one that the database takes where none is named.</param>
    /// <param name="name">The name in it.</param>
    public TableName(string? schema, string name) => (Schema, Name) = (schema ?? "", name);

    /// <summary>The schema; empty for the one that the database takes where none is named.</summary>
    public string Schema { get; }

    /// <summary>The name in the schema.</summary>
    public string Name { get; }

    /// <summary>A name without a schema.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator TableName(string name) => new(null, name);

    /// <summary>The name as messages say it, with its schema where it has one.</summary>
    public override string ToString() => Schema.Length == 0 ? Name : $"{Schema}.{Name}";
}
