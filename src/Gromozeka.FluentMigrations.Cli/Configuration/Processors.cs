namespace Gromozeka.FluentMigrations.Cli.Configuration;

/// <summary>The database products that the tool has.</summary>
internal static class Processors
{
    public const string Sqlite = "sqlite";

    public static IReadOnlyList<string> All { get; } = [Sqlite];
}
