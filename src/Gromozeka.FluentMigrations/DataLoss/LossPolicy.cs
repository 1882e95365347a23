namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>What happens if a step would delete rows with their table or column, by a cascade or by a REPLACE.</summary>
/// <param name="Allow">Whether a step may delete them.</param>
/// <param name="Confirm">Whether an upward step that would lose rows is also refused if <paramref name="Allow"/> is false.</param>
internal sealed record LossPolicy(bool Allow, bool Confirm)
{
    /// <summary>The caller is responsible for the rows.</summary>
    public static LossPolicy Unchecked { get; } = new(Allow: true, Confirm: false);
}
