using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// What fails on a copy, or on an empty database, says in what state that one is, of which nobody knows and which is gone: what is told
/// is the state of the database that the command is about.
/// </summary>
internal static partial class CopyFailure
{
    /// <summary>Tries something.</summary>
    /// <param name="context">The command.</param>
    /// <param name="state">The state of the database.</param>
    /// <param name="run">What is tried.</param>
    /// <exception cref="MigrationException">The failure that the run would have.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; the message is the state.</exception>
    public static T Of<T>(CommandContext context, Func<string> state, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (OperationCanceledException cancelled)
        {
            throw new OperationCanceledException(state(), cancelled, cancelled.CancellationToken);
        }
        catch (MigrationException error) when (context.Log.IsDryRun)
        {
            throw new MigrationException(
                error.Code,
                WithoutCopy(error.What).Replace(" and was refused.", " and would be refused.", StringComparison.Ordinal),
                WithoutCopy(error.Why),
                state(),
                error.Code == ErrorCodes.PartlyApplied
                    ? "correct the migration: it has no transaction, so a run would keep what ran before the failure"
                    : error.Next,
                error.InnerException
            )
            {
                Version = error.Version,
                Migration = error.Migration,
                Statement = error.Statement,
            };
        }
    }

    /// <summary>A text that names the file of the copy, about the database.</summary>
    public static string WithoutCopy(string text) => Copy().Replace(text, "");

    [GeneratedRegex(@"\.dry-run-[0-9a-f]{32}")]
    private static partial Regex Copy();
}
