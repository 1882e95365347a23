namespace Gromozeka.FluentMigrations.Tests.Architecture;

/// <summary>The checkout that the tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Every file of C# that somebody wrote.</summary>
    public static IEnumerable<string> Sources =>
        from top in new[] { "src", "tests" }
        from file in Directory.EnumerateFiles(Path.Combine(Root, top), "*.cs", SearchOption.AllDirectories)
        where !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "StrykerOutput")
        select file;

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gromozeka.FluentMigrations.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
