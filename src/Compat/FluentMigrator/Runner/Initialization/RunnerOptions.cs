namespace FluentMigrator.Runner.Initialization;

/// <summary>What a run shall do, and under which conditions.</summary>
public class RunnerOptions
{
    /// <summary>The task by name, such as <c>migrate</c> or <c>rollback</c>.</summary>
    public string Task { get; set; }

    /// <summary>The version to go to; 0 means the highest.</summary>
    public long Version { get; set; }

    /// <summary>The version to begin with when there is no connection; the migrations up to it count as applied.</summary>
    public long StartVersion { get; set; }

    /// <summary>How many migrations a rollback takes back.</summary>
    public int Steps { get; set; }

    /// <summary>The profile to apply after the migrations; null means none.</summary>
    public string Profile { get; set; }

    /// <summary>The tags that tagged migrations must match; null or empty leaves tagged migrations out.</summary>
    public string[] Tags { get; set; }

    /// <summary>Whether migrations that are marked as breaking changes may run.</summary>
    public bool AllowBreakingChange { get; set; }

    /// <summary>Whether the whole run is one transaction.</summary>
    public bool TransactionPerSession { get; set; }

    /// <summary>Whether the run works without a database and only reports what it would execute.</summary>
    public bool NoConnection { get; set; }

    /// <summary>Whether maintenance without tags runs; true at first.</summary>
    public bool IncludeUntaggedMaintenances { get; set; } = true;

    /// <summary>Whether migrations without tags run; true at first.</summary>
    public bool IncludeUntaggedMigrations { get; set; } = true;
}
