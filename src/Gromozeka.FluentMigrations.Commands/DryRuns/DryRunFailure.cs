using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>The failure of a dry run equals that of the run, except for the state: the database was not changed.</summary>
internal static class DryRunFailure
{
    /// <summary>Runs something on a copy.</summary>
    /// <param name="context">The command.</param>
    /// <param name="run">What to run.</param>
    /// <param name="what">Its name, as the subject of a sentence.</param>
    /// <exception cref="MigrationException">The error that the run would end with.</exception>
    public static T Of<T>(CommandContext context, Func<T> run, string what = "The dry run")
    {
        context.DryRun = what;
        var database = context.Workspace.Database;
        return CopyFailure.Of(
            context,
            () =>
                $"nothing was written to {database.Name}"
                + (context.Log.HasBegunStep ? $": it was tried {database.RowCopies?.Place ?? "on a copy"}" : ""),
            run
        );
    }
}
