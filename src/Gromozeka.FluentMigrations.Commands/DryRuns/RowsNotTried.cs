namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>Warns that a dry run did not use the rows, and why. The warning is written before all other output.</summary>
internal static class RowsNotTried
{
    public static void Tell(CommandContext context, string why) =>
        context.Log.WarnFirst($"only the schema was tried, without the rows: {why}");
}
