using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>What the source files of a project show about its migrations. They are read as text, so they need not compile.</summary>
/// <param name="Folder">The folder of the new migration.</param>
/// <param name="Latest">The highest version of the project; 0 for none.</param>
/// <param name="FileName">The name, without the extension, of the file after which the new one is named; null if there is none.</param>
/// <param name="Namespace">The namespace of the migrations.</param>
/// <param name="HasImplicitUsings">Whether <c>using System</c> is implicit.</param>
internal sealed partial record MigrationSources(string Folder, long Latest, string? FileName, string Namespace, bool HasImplicitUsings)
{
    /// <summary>The project; null if the folder does not belong to one.</summary>
    public string? Project { get; private init; }

    /// <summary>How many migrations were found.</summary>
    public int Count { get; private init; }

    /// <summary>The file with the highest version; null if there is none.</summary>
    public string? LatestFile { get; private init; }

    /// <summary>The migrations with unknown versions.</summary>
    public IReadOnlyList<MigrationAttributes> Unknown { get; private init; } = [];

    /// <summary>The migrations that are compiled only if certain symbols are defined. Their versions count.</summary>
    public IReadOnlyList<MigrationAttributes> Conditional { get; private init; } = [];

    /// <summary>The parts of the project file that were not understood.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    /// <summary>Reads the project that a folder belongs to, or the given one.</summary>
    /// <param name="folder">The folder of the new migration.</param>
    /// <param name="project">The project file; null for the project that the folder belongs to.</param>
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
        // Names and namespaces are taken from the folder, versions from the whole project.
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

    /// <summary>Set in the project, or in a file that applies to all projects below its folder.</summary>
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

    /// <summary>The name of the project, followed by the folders below it.</summary>
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
