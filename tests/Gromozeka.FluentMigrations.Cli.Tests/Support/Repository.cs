namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Bot { get; } = Built("src/Gromozeka.Bot", "Gromozeka.Bot.dll");

    public static string Samples { get; } =
        Built("tests/Gromozeka.FluentMigrations.Cli.Samples", "Gromozeka.FluentMigrations.Cli.Samples.dll");

    public static string Prepared { get; } =
        Built("tests/Gromozeka.FluentMigrations.Cli.Prepared", "Gromozeka.FluentMigrations.Cli.Prepared.dll");

    public static string Empty { get; } = Built("tests/Gromozeka.FluentMigrations.Cli.Empty", "Gromozeka.FluentMigrations.Cli.Empty.dll");

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>Built in the same configuration as these tests.</summary>
    private static string Built(string project, string file)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path(System.IO.Path.Combine(project, "bin", configuration, "net10.0", file));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder.EnumerateFiles("*.sln").Any())
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
