using Microsoft.CodeAnalysis.Diagnostics;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>What the project file says.</summary>
/// <param name="WritesCatalog"><c>GenerateMigrationCatalog</c>: whether a catalog is written; it is unless this is false.</param>
/// <param name="Numbering"><c>MigrationNumbering</c>: <c>Sequential</c> or <c>Any</c>; null when the project does not say.</param>
/// <param name="Sets"><c>MigrationNamespaces</c>: the namespaces, divided by commas, that are read each as a set of its own; by default
/// all are one set.</param>
internal sealed record BuildSettings(bool WritesCatalog, string? Numbering, IReadOnlyList<string> Sets)
{
    /// <summary>
    /// <c>MigrationTags</c>: the tags, divided by commas, whose migrations are a set of their own, as those without tags then are.
    /// </summary>
    public IReadOnlyList<string> TagSets { get; private init; } = [];

    public static BuildSettings Of(AnalyzerConfigOptions options)
    {
        var namespaces = Value(options, "MigrationNamespaces") ?? "";
        return new BuildSettings(
            !string.Equals(Value(options, "GenerateMigrationCatalog"), "false", StringComparison.OrdinalIgnoreCase),
            Value(options, "MigrationNumbering"),
            [.. namespaces.Split(',').Select(name => name.Trim())]
        )
        {
            TagSets = [.. (Value(options, "MigrationTags") ?? "").Split(',').Select(name => name.Trim()).Where(name => name.Length > 0)],
        };
    }

    private static string? Value(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out var value) && value.Length > 0 ? value : null;
}
