using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>The state of the database after a failed command, as far as it can be read without waiting.</summary>
/// <param name="Database">The database; null if none is known.</param>
/// <param name="Pending">The pending migrations; null if they are not known.</param>
internal sealed record LastLook(DatabaseNode? Database, IReadOnlyList<MigrationNode>? Pending)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <param name="workspace">The migrations and the database; null if the command failed before they were loaded.</param>
    public static LastLook At(Workspace? workspace)
    {
        DatabaseNode? database = null;
        try
        {
            if (workspace is null)
                return new LastLook(null, null);
            database = new DatabaseNode(workspace.Database.Name, workspace.Database.MayExist, null, null, null, null, null);
            var hurried = workspace.Database.Find<IDatabaseInspection>()?.WithPatience(Patience) ?? workspace.Database;
            var status = workspace.NewManager(hurried).GetStatus();
            var facts = DatabaseFacts.Read(hurried);
            return new LastLook(
                facts.Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
                [.. status.Pending.Select(StatusView.Node)]
            );
        }
        catch (Exception cause)
            when (cause is MigrationException or OptionsValidationException or DbException or IOException or UnauthorizedAccessException)
        {
            // The command itself reports why it failed.
            return new LastLook(database, null);
        }
    }
}
