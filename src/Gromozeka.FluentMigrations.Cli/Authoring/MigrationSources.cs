using System.Globalization;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>What the source files of a folder of migrations tell: it is read as text, so that it need not compile.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Latest">The highest version; 0 for none.</param>
/// <param name="FileName">The name of its file without the extension; null for none.</param>
/// <param name="Namespace">The namespace of the migrations.</param>
/// <param name="HasImplicitUsings">Whether <c>using System</c> need not be written.</param>
internal sealed partial record MigrationSources(string Folder, long Latest, string? FileName, string Namespace, bool HasImplicitUsings)
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
            newest.Path is not null && NamespaceOf().Match(File.ReadAllText(newest.Path)) is { Success: true } match ? match.Groups[1].Value : NamespaceOfFolder(folder),
            ImpliesUsings(folder));
    }

    /// <summary>Said by the project, or by a file that applies to all projects below its folder.</summary>
    private static bool ImpliesUsings(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (parent.Exists && parent.EnumerateFiles("*.*proj").Concat(parent.EnumerateFiles("Directory.Build.props")).Any(file => Implies().IsMatch(File.ReadAllText(file.FullName))))
                return true;
        }

        return false;
    }

    private static IEnumerable<(long Version, string Path)> Versions(string path) =>
        Attribute().Matches(File.ReadAllText(path))
            .Select(match => long.TryParse(match.Groups[1].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(version => (version, path));

    /// <summary>The name of the project, then the folders below it.</summary>
    private static string NamespaceOfFolder(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (parent.Exists && parent.EnumerateFiles("*.*proj").FirstOrDefault() is { } project)
            {
                return string.Join('.', Path.GetRelativePath(parent.FullName, folder).Split(Path.DirectorySeparatorChar).Where(part => part != ".")
                    .Prepend(Path.GetFileNameWithoutExtension(project.Name)).Select(CodeText.NamespacePart).Where(part => part.Length > 0));
            }
        }

        return "Migrations";
    }

    [GeneratedRegex(@"^\s*\[Migration\(\s*([0-9_]{1,20})", RegexOptions.Multiline)]
    private static partial Regex Attribute();

    [GeneratedRegex("<ImplicitUsings>\\s*(enable|true)\\s*</ImplicitUsings>", RegexOptions.IgnoreCase)]
    private static partial Regex Implies();

    [GeneratedRegex(@"^\s*namespace\s+([\w.@]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();
}
