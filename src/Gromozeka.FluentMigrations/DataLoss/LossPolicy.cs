namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>What is done about rows that a step would delete with their table or column.</summary>
/// <param name="Allow">Whether a step may delete them.</param>
/// <param name="Confirm">Whether a migration, too, may only if <paramref name="Allow"/> says so.</param>
internal sealed record LossPolicy(bool Allow, bool Confirm)
{
    /// <summary>The rows are the caller's affair.</summary>
    public static LossPolicy Unchecked { get; } = new(Allow: true, Confirm: false);
}
