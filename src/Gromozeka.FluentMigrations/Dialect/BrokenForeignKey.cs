namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A violated or unusable foreign key.</summary>
/// <param name="Table">The table that has it.</param>
/// <param name="Fault">What is wrong: how many rows refer to missing rows, or why the key cannot be checked at all.</param>
public sealed record BrokenForeignKey(TableName Table, string Fault)
{
    /// <summary>Whether the key could not be checked here; it may be valid.</summary>
    public bool IsUnknown { get; init; }
}
