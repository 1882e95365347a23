namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>What is done about rows that a step would delete with their table or column, by a cascade or by a REPLACE.</summary>
/// <param name="Allow">Whether a step may delete them.</param>
/// <param name="Confirm">Whether going up is refused as well when rows would be lost and <paramref name="Allow"/> is false.</param>
internal sealed record LossPolicy(bool Allow, bool Confirm)
{
    /// <summary>The caller is responsible for the rows.</summary>
    public static LossPolicy Unchecked { get; } = new(Allow: true, Confirm: false);
}
