namespace Gromozeka.FluentMigrations.Cli.DryRuns;

/// <summary>The failure of a dry run is that of the run, but for what it left: nothing happened to the database.</summary>
internal static class DryRunFailure
{
    /// <summary>Runs something on a copy.</summary>
    /// <exception cref="MigrationException">The failure that the run would have.</exception>
    public static T Of<T>(CommandContext context, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (MigrationException error) when (context.Log.IsDryRuns)
        {
            throw new MigrationException(
                error.Code,
                error.What.Replace(" and was refused.", " and would be refused.", StringComparison.Ordinal),
                error.Why,
                $"nothing was written to {context.Workspace.Database.Name}: it was tried on a copy",
                error.Code == ErrorCodes.PartlyApplied ? "correct the migration: it has no transaction, so a run would leave what comes before the failure" : error.Next,
                error.InnerException)
            {
                Version = error.Version,
                Migration = error.Migration,
                Statement = error.Statement,
            };
        }
    }
}
