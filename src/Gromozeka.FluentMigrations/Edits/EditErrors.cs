using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Edits;

/// <summary>The refusal of a run whose applied migrations were edited.</summary>
internal static class EditErrors
{
    public static MigrationException Edited(EditReport report) =>
        new(
            ErrorCodes.Edited,
            $"{report.Database} was not migrated.",
            string.Join("; ", report.Edited),
            HistoryErrors.Unchanged,
            "see what differs: dotnet fm drift; then undo the edit, and write a new migration for the change, "
                + "or accept it: dotnet fm repair --accept-edits"
        )
        {
            Version = report.Edited[0].Migration.Version,
            Migration = $"{report.Edited[0].Migration}",
        };
}
