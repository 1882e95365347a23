namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>The errors of capabilities that a database product does not offer.</summary>
internal static class CapabilityErrors
{
    public static MigrationException NoScratchDatabase(string database) =>
        new(
            ErrorCodes.NoScratchDatabase,
            $"The migrations cannot be tried before they run on {database}.",
            "the database provider has no scratch database",
            "nothing was written",
            "use Migrate, which still runs each step in its transaction; this provider supports neither dry runs nor plans nor adoption"
        );
}
