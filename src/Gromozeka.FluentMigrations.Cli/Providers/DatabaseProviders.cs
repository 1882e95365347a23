namespace Gromozeka.FluentMigrations.Cli.Providers;

/// <summary>The database products that the tool has.</summary>
internal static class DatabaseProviders
{
    public static IReadOnlyList<IDatabaseProvider> All { get; } = [new SqliteProvider()];

    public static IReadOnlyList<string> Names => [.. All.Select(provider => provider.Name)];

    /// <summary>The one that is meant where none is named.</summary>
    public static IDatabaseProvider Default => All[0];

    /// <summary>The product of a name, which is that of the command line or of the settings; null when there is none.</summary>
    public static IDatabaseProvider? Find(string name) =>
        All.FirstOrDefault(provider =>
            name.Equals(provider.Name, StringComparison.OrdinalIgnoreCase)
            || name.Equals(provider.SettingName, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>What a file is, if it is a database of one of the products, or a part of one; null when it is not.</summary>
    public static string? Recognize(string file) =>
        All.Select(provider => provider.Recognize(file)).FirstOrDefault(what => what is not null);
}
