using System.CommandLine;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>The options of <c>schema</c>.</summary>
internal static class SchemaOptions
{
    public static readonly Option<bool> Sql = new("--sql") { Description = "As SQL that creates it on an empty database; the default." };

    public static readonly Option<bool> Mermaid = new("--mermaid")
    {
        Description = "As an entity-relationship diagram in Mermaid; the default for a .mmd file.",
    };

    public static readonly Option<bool> Html = new("--html")
    {
        Description = "As one page with a diagram, tables, search and changes; the default for a .html file.",
    };

    public static readonly Option<long?> To = new Option<long?>("--to")
    {
        Description = "After this version; the newest by default.",
        HelpName = "VERSION",
    }.OfVersion();

    public static readonly Option<bool> Actual = new("--actual")
    {
        Description = "The schema that the database has, instead of the one that the migrations make.",
    };

    public static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "Write to a file instead of stdout.",
        HelpName = "FILE",
    };

    public static readonly Option<bool> Check = new("--check")
    {
        Description = "Compare the file of --output instead of writing it; exits with 3 if it differs.",
    };

    public static readonly IReadOnlyList<Option> All = [Sql, Mermaid, Html, To, Actual, Output, Check];

    /// <summary>Those of which only one has an effect.</summary>
    public static readonly IReadOnlyList<(Option One, Option Other)> Exclusive =
    [
        (Sql, Mermaid),
        (Sql, Html),
        (Mermaid, Html),
        (To, Actual),
        (OutputOptions.Json, Mermaid),
        (OutputOptions.Json, Html),
    ];
}
