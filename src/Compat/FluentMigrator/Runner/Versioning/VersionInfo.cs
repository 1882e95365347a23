namespace FluentMigrator.Runner.Versioning;

/// <summary>A set of applied versions in memory.</summary>
public class VersionInfo : IVersionInfo
{
    private readonly SortedSet<long> _applied = [];

    public void AddAppliedMigration(long migration) => _applied.Add(migration);

    public IEnumerable<long> AppliedMigrations() => _applied.Reverse();

    public bool HasAppliedMigration(long migration) => _applied.Contains(migration);

    public long Latest() => _applied.Count == 0 ? 0 : _applied.Max;
}
