namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A foreign key that does not hold.</summary>
/// <param name="Table">The table that has it.</param>
/// <param name="Fault">What is wrong: how many rows refer to what is not there, or why the key cannot be followed at all.</param>
public sealed record BrokenForeignKey(TableName Table, string Fault)
{
    /// <summary>Whether the key could not be checked here; it may hold.</summary>
    public bool IsUnknown { get; init; }
}
