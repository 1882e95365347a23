using Microsoft.CodeAnalysis.Diagnostics;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>The settings in the project file.</summary>
/// <param name="WritesCatalog"><c>GenerateMigrationCatalog</c>: whether a catalog is written; it is unless the value is false.</param>
/// <param name="Numbering"><c>MigrationNumbering</c>: <c>Sequential</c> or <c>Any</c>; null if it is not set.</param>
/// <param name="Sets"><c>MigrationNamespaces</c>: namespaces, separated by commas, each of which is a separate set of migrations; by
/// default, all migrations are one set.</param>
internal sealed record BuildSettings(bool WritesCatalog, string? Numbering, IReadOnlyList<string> Sets)
{
    /// <summary>
    /// <c>MigrationTags</c>: tags, separated by commas, each of whose migrations are a separate set; migrations without these tags are
    /// another set.
    /// </summary>
    public IReadOnlyList<string> TagSets { get; private init; } = [];

    /// <summary>Whether the program is trimmed or compiled to native code, or the library is meant for such programs.</summary>
    public bool IsTrimmed { get; private init; }

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
            // The SDK sets it for PublishTrimmed, PublishAot, IsTrimmable and IsAotCompatible.
            IsTrimmed = string.Equals(Value(options, "EnableTrimAnalyzer"), "true", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static string? Value(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out var value) && value.Length > 0 ? value : null;
}
