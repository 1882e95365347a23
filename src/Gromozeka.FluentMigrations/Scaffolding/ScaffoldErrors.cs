using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>Why no migration can be written from a database. Nothing was written.</summary>
internal static class ScaffoldErrors
{
    public static MigrationException Nothing(string database, bool exists, IReadOnlyList<string> leftOut) =>
        new(
            ErrorCodes.NothingToScaffold,
            $"No migration was written from {database}.",
            !exists ? "there is no database of that name"
                : leftOut.Count == 0 ? "it has no tables, other than those of the migration history"
                : "nothing of it can be created by a migration:\n" + string.Join("\n", leftOut),
            HistoryErrors.Unchanged,
            "name the database that has the tables (dotnet fm scaffold --connection)"
        );
}
