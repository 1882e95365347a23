namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>Says that a dry run did not try the rows, and why. Warnings are written before anything else.</summary>
internal static class RowsNotTried
{
    public static void Tell(CommandContext context, string why) =>
        context.Log.WarnFirst($"the rows were not tried, only the schema: {why}");
}
