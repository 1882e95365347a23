using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>The file of a new migration, numbered and named like the existing ones.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Version">The next version.</param>
/// <param name="ClassName">The name of its class.</param>
/// <param name="Description">The description for the version table.</param>
/// <param name="Text">Its content.</param>
internal sealed partial record MigrationFile(string Path, long Version, string ClassName, string Description, string Text)
{
    /// <summary>The limit of most file systems, in bytes.</summary>
    private const int LongestFileName = 255;

    /// <param name="name">What the migration does, in a few words.</param>
    /// <param name="sources">The existing migrations.</param>
    /// <param name="clock">The clock, for versions that are dates.</param>
    /// <param name="body">What it does; null to leave that to its author.</param>
    public static MigrationFile Of(string name, MigrationSources sources, TimeProvider clock, MigrationBody? body = null)
    {
        var words = Word().Matches(name).Select(word => word.Value).ToList();
        if (words.Count == 0 || words.TrueForAll(word => word.All(char.IsDigit)))
            throw Errors.CommandLine(
                $"'{name}' cannot be the name of a migration.",
                "it has no letters",
                "describe in a few words what the migration does: dotnet fm new \"add user preferences\""
            );
        if (sources.Latest == long.MaxValue)
            throw Errors.CommandLine(
                "There is no version after the last migration.",
                $"it has the highest possible version, {long.MaxValue}",
                "give it a lower one"
            );
        var version = NextVersion.After(sources.Latest, clock);
        var pascal = string.Concat(words.Select(Capital));
        var description = Capital(name.Trim());
        // A file name may begin with the version, as in FluentMigrator's examples; a class name cannot.
        var leading = sources.FileName is { } last ? LeadingVersion().Match(last) : Match.Empty;
        var className = leading.Success ? NameOfClass(pascal) : $"Migration{version.ToString("000", CultureInfo.InvariantCulture)}{pascal}";
        var fileName = leading.Success
            ? version.ToString(new string('0', leading.Groups[1].Length), CultureInfo.InvariantCulture) + leading.Groups[2].Value + pascal
            : className;
        if (Encoding.UTF8.GetByteCount(fileName + ".cs") > LongestFileName)
            throw Errors.CommandLine(
                "The name of the migration is too long.",
                $"its file would have a name of more than {LongestFileName} bytes",
                "describe in fewer words what the migration does"
            );
        return new MigrationFile(
            System.IO.Path.Combine(sources.Folder, fileName + ".cs"),
            version,
            className,
            description,
            Code(body ?? MigrationBody.ToWrite(sources), sources.Namespace, version, className, description)
        );
    }

    /// <summary>A valid class name that does not hide a member of Migration.</summary>
    private static string NameOfClass(string pascal) =>
        char.IsDigit(pascal[0]) ? "Migration" + pascal
        : pascal is "Migration" or "Up" or "Down" or "FluentMigrator" ? pascal + "Migration"
        : pascal;

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Code(MigrationBody body, string @namespace, long version, string className, string description) =>
        $$"""
            {{string.Concat(body.Usings.Select(name => $"using {name};\n"))}}{{(body.Usings.Count > 0 ? "\n" : "")}}using FluentMigrator;

            namespace {{@namespace}};

            /// <summary>{{CodeText.Summary(description)}}.</summary>
            [Migration({{version.ToString(CultureInfo.InvariantCulture)}}, {{CodeText.Literal(description)}})]
            public sealed class {{className}} : Migration
            {
                /// <inheritdoc />
                public override void Up()
                {
            {{body.Up}}
                }

                /// <inheritdoc />
                public override void Down()
                {
            {{body.Down}}
                }
            }

            """;

    // The characters of a C# identifier.
    [GeneratedRegex(@"[\p{L}\p{Nl}\p{Nd}][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([0-9]+)(_?)")]
    private static partial Regex LeadingVersion();
}
