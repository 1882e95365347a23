using FluentMigrator.Runner.VersionTableInfo;

namespace Gromozeka.FluentMigrations.Scripts;

/// <summary>What a script has to do.</summary>
/// <param name="Title">What the script is, for its first line.</param>
/// <param name="Parts">The steps, in order.</param>
/// <param name="VersionTable">The version table.</param>
/// <param name="Applied">The versions that the database has before the script.</param>
/// <param name="IsIdempotent">Whether it may be run any number of times, and skips the steps that are applied.</param>
public sealed record MigrationScript(
    string Title,
    IReadOnlyList<ScriptPart> Parts,
    IVersionTableMetaData VersionTable,
    IReadOnlyList<long> Applied,
    bool IsIdempotent
)
{
    /// <summary>The versions of the steps.</summary>
    public IEnumerable<long> Versions => Parts.Select(part => part.Step).OfType<CompletedStep>().Select(step => step.Migration.Version);
}
