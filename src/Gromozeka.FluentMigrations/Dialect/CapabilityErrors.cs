namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>The errors of what a database product does not offer.</summary>
internal static class CapabilityErrors
{
    public static MigrationException NoScratchDatabase(string database) => new(
        ErrorCodes.NoScratchDatabase,
        $"The migrations cannot be tried before they run on {database}.",
        "a database of this kind has none beside it that is empty and vanishes by itself",
        "nothing was written",
        "do without what compares or foresees: a dry run, a plan, an adoption; Migrate runs each step in its transaction all the same");
}
