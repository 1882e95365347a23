using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>What the source files of a project tell of its migrations: they are read as text, so that they need not compile.</summary>
/// <param name="Folder">The folder of the new migration.</param>
/// <param name="Latest">The highest version of the project; 0 for none.</param>
/// <param name="FileName">The name, without the extension, of the file that the new one is named as; null for none.</param>
/// <param name="Namespace">The namespace of the migrations.</param>
/// <param name="HasImplicitUsings">Whether <c>using System</c> need not be written.</param>
internal sealed partial record MigrationSources(string Folder, long Latest, string? FileName, string Namespace, bool HasImplicitUsings)
{
    /// <summary>The project; null where the folder is in none.</summary>
    public string? Project { get; private init; }

    /// <summary>How many migrations were found.</summary>
    public int Count { get; private init; }

    /// <summary>The file with the highest version; null for none.</summary>
    public string? LatestFile { get; private init; }

    /// <summary>The migrations whose versions are not known.</summary>
    public IReadOnlyList<MigrationAttributes> Unknown { get; private init; } = [];

    /// <summary>The migrations that are compiled or not, by symbols that only a build knows. Their versions count.</summary>
    public IReadOnlyList<MigrationAttributes> Conditional { get; private init; } = [];

    /// <summary>What was not understood of the project's file.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    /// <summary>Reads the project that a folder is in, or the one that is named.</summary>
    /// <param name="folder">The folder of the new migration.</param>
    /// <param name="project">The file of the project; null for the one that the folder is in.</param>
    public static MigrationSources Read(string folder, string? project = null)
    {
        var sources = ProjectSources.Around(folder, project);
        var texts = sources.Files.Select(file => (File: file, Text: File.ReadAllText(file))).ToList();
        var names = new AttributeNames();
        foreach (var (name, type) in sources.Aliases)
            names.AddOfProject(name, type);
        foreach (var (file, text) in texts.Where(file => file.Text.Contains("Migration", StringComparison.Ordinal)))
            names.Add(file, PlainCode.Of(text));
        var code = texts
            .Where(file => Interesting().IsMatch(file.Text) || names.AreIn(file.Text))
            .Select(file => (file.File, Text: ConditionalCode.Of(PlainCode.Of(file.Text))))
            .ToList();
        var constants = new Constants();
        foreach (var (file, text) in code)
            constants.Add(file, text.Sure + "\n" + text.Conditional);
        var attributes = code.SelectMany(file =>
                MigrationAttributes
                    .In(file.File, file.Text.Sure, names.Of(file.File))
                    .Concat(
                        MigrationAttributes
                            .In(file.File, file.Text.Conditional, names.Of(file.File))
                            .Select(attribute => attribute with { IsConditional = true })
                    )
            )
            .Where(attribute => !attribute.IsForeign)
            .Select(attribute => (Attribute: attribute, Version: attribute.VersionOf(text => constants.Evaluate(text, attribute.File))))
            .ToList();
        var known = attributes
            .Where(found => found.Version is not null)
            .Select(found => (found.Version!.Value, found.Attribute.File))
            .OrderBy(found => found.Value)
            .ToList();
        // Names and namespaces are those of the folder; versions are those of the project.
        var near = known
            .Where(found =>
                found.File.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            )
            .ToList();
        var latest = known.LastOrDefault();
        var model = near.Count > 0 ? near[^1].File : latest.File;
        return new MigrationSources(
            folder,
            latest.Value,
            model is null ? null : Path.GetFileNameWithoutExtension(model),
            near.Count > 0 && NamespaceOf().Match(code.Find(file => file.File == near[^1].File).Text.Sure) is { Success: true } match
                ? match.Groups[1].Value
                : NamespaceOfFolder(folder),
            ImpliesUsings(folder)
        )
        {
            Project = sources.Project,
            Count = attributes.Count,
            LatestFile = latest.File,
            Unknown = [.. attributes.Where(found => found.Version is null).Select(found => found.Attribute)],
            Conditional =
            [
                .. attributes.Where(found => found.Attribute.IsConditional && found.Version is not null).Select(found => found.Attribute),
            ],
            Unread = sources.Unread,
        };
    }

    /// <summary>Said by the project, or by a file that applies to all projects below its folder.</summary>
    private static bool ImpliesUsings(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (
                parent.Exists
                && parent
                    .EnumerateFiles("*.*proj")
                    .Concat(parent.EnumerateFiles("Directory.Build.props"))
                    .Any(file => Implies().IsMatch(File.ReadAllText(file.FullName)))
            )
                return true;
        }

        return false;
    }

    /// <summary>The name of the project, then the folders below it.</summary>
    private static string NamespaceOfFolder(string folder) =>
        ProjectSources.ProjectOf(folder) is { } project
            ? string.Join(
                '.',
                Path.GetRelativePath(Path.GetDirectoryName(project)!, folder)
                    .Split(Path.DirectorySeparatorChar)
                    .Where(part => part != ".")
                    .Prepend(Path.GetFileNameWithoutExtension(project))
                    .Select(CodeText.NamespacePart)
                    .Where(part => part.Length > 0)
            )
            : "Migrations";

    [GeneratedRegex(@"Migration|\b(const|enum)\s")]
    private static partial Regex Interesting();

    [GeneratedRegex("<ImplicitUsings>\\s*(enable|true)\\s*</ImplicitUsings>", RegexOptions.IgnoreCase)]
    private static partial Regex Implies();

    [GeneratedRegex(@"^\s*namespace\s+([\w.@]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();
}
