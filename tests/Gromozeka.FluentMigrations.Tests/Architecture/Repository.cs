namespace Gromozeka.FluentMigrations.Tests.Architecture;

/// <summary>The checkout that the tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Every file of C# that somebody wrote.</summary>
    public static IEnumerable<string> Sources => new[] { "src", "tests" }.SelectMany(top => Files(top, "*.cs"));

    /// <summary>
    /// The files below a folder that somebody wrote. A build, or a bundle in the making, has files and projects in obj; the content of
    /// templates is no code of this repository.
    /// </summary>
    public static IEnumerable<string> Files(string top, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, top), pattern, SearchOption.AllDirectories)
            .Where(file =>
                !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "content" or "StrykerOutput")
            );

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gromozeka.FluentMigrations.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
