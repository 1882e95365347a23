using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// Translates a failure on a copy or an empty database: its message describes the state of the copy, which the user does not know and which
/// no longer exists. The translated error describes the state of the command's database.
/// </summary>
internal static partial class CopyFailure
{
    /// <summary>Runs something on a copy.</summary>
    /// <param name="context">The command.</param>
    /// <param name="state">The state of the database.</param>
    /// <param name="run">What to run.</param>
    /// <exception cref="MigrationException">The error that the run would end with.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; the message contains the state.</exception>
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

    /// <summary>Replaces the name of the copy in a text with that of the database.</summary>
    public static string WithoutCopy(string text) => Copy().Replace(text, "");

    [GeneratedRegex(@"\.dry-run-[0-9a-f]{32}")]
    private static partial Regex Copy();
}
