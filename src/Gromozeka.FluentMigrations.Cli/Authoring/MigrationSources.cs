using System.Globalization;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>What the source files of a folder of migrations tell: it is read as text, so that it need not compile.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Latest">The highest version; 0 for none.</param>
/// <param name="FileName">The name of its file without the extension; null for none.</param>
/// <param name="Namespace">The namespace of the migrations.</param>
internal sealed partial record MigrationSources(string Folder, long Latest, string? FileName, string Namespace)
{
    public static MigrationSources Read(string folder)
    {
        var newest = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(Versions).OrderBy(found => found.Version).LastOrDefault()
            : default;
        return new MigrationSources(
            folder,
            newest.Version,
            newest.Path is null ? null : Path.GetFileNameWithoutExtension(newest.Path),
            newest.Path is not null && NamespaceOf().Match(File.ReadAllText(newest.Path)) is { Success: true } match ? match.Groups[1].Value : NamespaceOfFolder(folder));
    }

    private static IEnumerable<(long Version, string Path)> Versions(string path) =>
        Attribute().Matches(File.ReadAllText(path)).Select(match =>
            (long.Parse(match.Groups[1].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), path));

    /// <summary>The name of the project, then the folders below it.</summary>
    private static string NamespaceOfFolder(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (parent.Exists && parent.EnumerateFiles("*.*proj").FirstOrDefault() is { } project)
                return string.Join('.', Path.GetRelativePath(parent.FullName, folder).Split(Path.DirectorySeparatorChar).Prepend(Path.GetFileNameWithoutExtension(project.Name)));
        }

        return "Migrations";
    }

    [GeneratedRegex(@"^\s*\[Migration\(\s*([0-9_]{1,20})", RegexOptions.Multiline)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();
}
