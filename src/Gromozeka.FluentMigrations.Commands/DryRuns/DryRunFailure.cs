namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>The failure of a dry run is that of the run, but for what it left: nothing happened to the database.</summary>
internal static class DryRunFailure
{
    /// <summary>Runs something on a copy.</summary>
    /// <param name="context">The command.</param>
    /// <param name="run">What is run.</param>
    /// <param name="what">What it is, as the subject of a sentence.</param>
    /// <exception cref="MigrationException">The failure that the run would have.</exception>
    public static T Of<T>(CommandContext context, Func<T> run, string what = "The dry run")
    {
        context.DryRun = what;
        return CopyFailure.Of(
            context,
            () => $"nothing was written to {context.Workspace.Database.Name}{(context.Log.HasBegunStep ? ": it was tried on a copy" : "")}",
            run
        );
    }
}
