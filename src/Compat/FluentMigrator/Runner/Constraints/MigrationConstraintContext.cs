using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Versioning;

namespace FluentMigrator.Runner.Constraints;

/// <summary>What a constraint may base its answer on.</summary>
public class MigrationConstraintContext
{
    public RunnerOptions RunnerOptions { get; set; }

    /// <summary>The versions applied so far.</summary>
    public IVersionInfo VersionInfo { get; set; }
}
