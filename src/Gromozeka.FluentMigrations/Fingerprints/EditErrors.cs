using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Fingerprints;

/// <summary>The refusal of a run whose applied migrations were edited.</summary>
internal static class EditErrors
{
    public static MigrationException Edited(EditReport report) =>
        new(
            ErrorCodes.Edited,
            $"{report.Database} was not migrated.",
            string.Join("; ", report.Edited),
            HistoryErrors.Unchanged,
            "look at what differs (drift), undo the edit, and write a new migration for the change; or accept the edit (repair)"
        )
        {
            Version = report.Edited[0].Migration.Version,
            Migration = $"{report.Edited[0].Migration}",
        };
}
