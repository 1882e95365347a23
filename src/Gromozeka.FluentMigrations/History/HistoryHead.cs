namespace Gromozeka.FluentMigrations.History;

/// <summary>Summarizes the version table in three numbers, which can be read at a nearly constant cost.</summary>
/// <param name="First">The lowest applied version; 0 for none.</param>
/// <param name="Current">The highest applied version; 0 for none.</param>
/// <param name="Count">How many versions are applied.</param>
internal sealed record HistoryHead(long First, long Current, long Count)
{
    /// <summary>No version is applied.</summary>
    public static HistoryHead Empty { get; } = new(0, 0, 0);

    /// <summary>Summarizes versions in ascending order.</summary>
    public static HistoryHead Of(IReadOnlyList<long> applied) => applied.Count == 0 ? Empty : new(applied[0], applied[^1], applied.Count);

    /// <summary>The same with one more version.</summary>
    public HistoryHead With(long version) =>
        Count == 0 ? new(version, version, 1) : new(Math.Min(First, version), Math.Max(Current, version), Count + 1);

    /// <summary>The same without its last version; null if the three numbers do not determine which version is last then.</summary>
    public HistoryHead? Without(long version) =>
        version != Current || Current - First != Count - 1 ? null
        : Count == 1 ? Empty
        : new(First, Current - 1, Count - 1);
}
