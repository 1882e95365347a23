using FluentMigrator.Runner.VersionTableInfo;

namespace Gromozeka.FluentMigrations.Scripts;

/// <summary>The content of a script.</summary>
/// <param name="Title">The title of the script, for its first line.</param>
/// <param name="Parts">The steps, in order.</param>
/// <param name="VersionTable">The version table.</param>
/// <param name="Applied">The versions that the database has applied before the script.</param>
/// <param name="IsIdempotent">Whether the script can be run repeatedly, and skips the steps that are already applied.</param>
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
