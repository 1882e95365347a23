using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>Why migrations cannot be replayed.</summary>
internal static class ReplayErrors
{
    public static MigrationException UnknownVersion(long version, long latest) =>
        new(
            ErrorCodes.UnknownTarget,
            $"The schema after version {version} is not known.",
            $"this program has no migration of that version; its newest is {latest}",
            HistoryErrors.Unchanged,
            "name a version of this program, or none for the newest"
        )
        {
            Version = version,
        };
}
