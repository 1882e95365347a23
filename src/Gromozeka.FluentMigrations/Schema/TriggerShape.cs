namespace Gromozeka.FluentMigrations.Schema;

/// <summary>One trigger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table or view that it is on.</param>
/// <param name="Sql">The dialect's text to create it. The engine compares and shows it.</param>
public sealed record TriggerShape(string Name, TableName Table, string Sql)
{
    /// <inheritdoc cref="SchemaObject.IsNamedWithinTable" />
    public bool IsNamedWithinTable { get; init; }

    /// <summary>Whether another trigger has the same name in the same place, whatever its statement is.</summary>
    internal bool IsSame(TriggerShape other, TableNameComparer names) =>
        names.Equals(new(Table.Schema, Name), new(other.Table.Schema, other.Name))
        && (!IsNamedWithinTable || names.Equals(Table, other.Table));
}
