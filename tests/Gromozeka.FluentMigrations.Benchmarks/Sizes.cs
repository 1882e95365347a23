namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Idle">How many migrations there are where none is pending.</param>
/// <param name="Apply">How many are applied and undone.</param>
/// <param name="LongApply">How many are applied to see whether the time grows in proportion.</param>
/// <param name="Rows">How many rows the tables have that are rebuilt or filled.</param>
/// <param name="Rounds">How often each side is measured; the median counts.</param>
internal sealed record Sizes(IReadOnlyList<int> Idle, IReadOnlyList<int> Apply, int LongApply, long Rows, int Rounds)
{
    /// <summary>How many migrations the native program has.</summary>
    public const int Native = 1_000;

    public static Sizes Full { get; } = new([20, Native], [20, 1_000], 10_000, 1_000_000, 3);

    /// <summary>Enough to see that everything runs.</summary>
    public static Sizes Tiny { get; } = new([3], [2], 20, 100, 1);
}
