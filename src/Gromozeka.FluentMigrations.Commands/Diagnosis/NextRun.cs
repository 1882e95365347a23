using System.Data.Common;
using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Diagnosis;

/// <summary>Finds out whether the next run would be refused.</summary>
internal static class NextRun
{
    /// <summary>
    /// The error with which the next run would end; null if it would begin or has nothing to do. An obstacle to writing is an error only
    /// if migrations are pending, because a run would otherwise write nothing.
    /// </summary>
    public static MigrationException? Refusal(Workspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            return workspace.Manager.FindRefusal(cancellationToken) ?? WriteObstacle.OfNextBackup(workspace);
        }
        catch (MigrationException refusal)
        {
            return refusal;
        }
        catch (DbException cause)
        {
            return workspace.Database.Explain(cause, Errors.Untouched);
        }
    }

    /// <summary>The check for a refusal that no other check has found.</summary>
    public static IEnumerable<CheckNode> Check(MigrationException? refusal, IReadOnlyList<CheckNode> others) =>
        refusal is null || others.Any(other => IsOf(other, refusal.Code))
            ? []
            :
            [
                new CheckNode("next run", $"it would be refused: {refusal.Code} {refusal.What} {refusal.Why}", false, null)
                {
                    Error = refusal.Code,
                },
            ];

    private static bool IsOf(CheckNode check, ErrorCode code) =>
        !check.Ok && (check.Error == code || check.Value.Contains(code.Id, StringComparison.Ordinal));
}
