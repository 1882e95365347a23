using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>--preview</c> and <c>--no-connection</c> of <c>migrate</c> and <c>rollback</c>: the SQL, and nothing else.</summary>
internal static class PreviewCommand
{
    public static Outcome Run(CommandContext context, string operation, Goal goal)
    {
        using var file = OutputFile.Of(context);
        var isOffline = context.Value(RunOptions.NoConnection);
        var start = context.Value(RunOptions.StartVersion);
        var run = ScriptCommand.Try(context, isOffline, () =>
            isOffline ? DryRunResult.Offline(context, start, goal) : DryRunResult.OnSchema(context, goal)
        );
        var from = isOffline ? $"From version {start}" : $"{run.Before.Database} from version {run.Before.CurrentVersion}";
        return ScriptCommand.Outcome(context, operation, run, from, isOffline, isIdempotent: false, file);
    }
}
