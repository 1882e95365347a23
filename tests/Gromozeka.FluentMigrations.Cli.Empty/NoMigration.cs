namespace Gromozeka.FluentMigrations.Cli.Empty;

/// <summary>No migration.</summary>
public static class NoMigration { }
