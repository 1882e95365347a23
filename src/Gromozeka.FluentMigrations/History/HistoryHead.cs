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

    /// <summary>The same after one step; null if the three numbers do not determine it.</summary>
    public HistoryHead? After(long version, bool isAdded) =>
        isAdded ? With(version)
        : version != Current || Current - First != Count - 1 ? null
        : Count == 1 ? Empty
        : new(First, Current - 1, Count - 1);

    /// <summary>Whether another content becomes this one if a new highest version is added to it, or its highest version removed.</summary>
    public bool IsAfter(HistoryHead before, long version, bool isAdded) =>
        isAdded
            ? this == before.With(version)
            : version == before.Current && Current < version && Count == before.Count - 1 && (Count == 0 || First == before.First);
}
