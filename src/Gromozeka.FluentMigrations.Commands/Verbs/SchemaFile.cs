using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Schemas;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Compares the file that is kept for review with the schema. Writes nothing.</summary>
internal static class SchemaFile
{
    public static Outcome Compare(CommandContext context, string name, SchemaView schema, Func<SchemaView, string> write)
    {
        var finding = Difference(name, Lines(write(schema))) is { } what
            ? new FindingNode(ErrorCodes.SchemaFileStale.Id, what, $"write it with {CommandFront.Current.Spell(Command(context, name))}")
            : null;
        var document = new Document("schema")
        {
            ExitCode = finding is null ? ExitCodes.Done : ExitCodes.Findings,
            Findings = finding is null ? [] : [finding],
            File = Path.GetFullPath(name),
        };
        return Outcome.Answer(document, terminal =>
        {
            if (finding is null)
            {
                terminal.Line($"{Format.Escape(name)} is up to date.");
                return;
            }

            terminal.Out.Rows(
                [
                    [$"[yellow]{finding.Code}[/]", Format.Escape(finding.What)],
                ],
                gap: 1
            );
            terminal.Out.Rows([
                ["  next:", Format.Escape(finding.Next)],
            ]);
        });
    }

    /// <summary>What differs; null if nothing does. A version control may have changed the line ends.</summary>
    private static string? Difference(string name, string[] expected)
    {
        if (!File.Exists(name) && !Directory.Exists(name))
            return $"{name} does not exist.";
        string[] found;
        try
        {
            found = Lines(File.ReadAllText(name));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CommandLine($"{name} cannot be read.", cause.Message, "name another file with --output");
        }

        var same = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == expected.Length && same == found.Length
            ? null
            : $"{name} differs from the schema in line {same + 1}: expected {Line(expected, found, same)}, "
                + $"found {Line(found, expected, same)}.";
    }

    /// <summary>A line, or of a long one the part that differs from the same line of the other text.</summary>
    private static string Line(string[] lines, string[] others, int index)
    {
        const int Shown = 100;
        const int Before = 40;
        if (index >= lines.Length)
            return "no further line";
        var (line, other) = (lines[index], index < others.Length ? others[index] : "");
        if (line.Trim() != other.Trim())
            (line, other) = (line.Trim(), other.Trim());
        if (line.Length <= Shown)
            return $"'{line}'";
        var differs = line.AsSpan().CommonPrefixLength(other);
        var start = Math.Clamp(differs - Before, 0, line.Length - Shown);
        return $"'{(start > 0 ? "…" : "")}{line.Substring(start, Shown)}{(start + Shown < line.Length ? "…" : "")}'";
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The command that writes the file.</summary>
    private static string Command(CommandContext context, string name)
    {
        var words = new[]
        {
            context.Value(SchemaOptions.Sql) ? SchemaOptions.Sql.Name : null,
            context.Value(SchemaOptions.Mermaid) ? SchemaOptions.Mermaid.Name : null,
            context.Value(SchemaOptions.Html) ? SchemaOptions.Html.Name : null,
            context.Value(SchemaOptions.To) is { } version ? $"{SchemaOptions.To.Name} {version}" : null,
            context.Value(SchemaOptions.Actual) ? SchemaOptions.Actual.Name : null,
            $"{SchemaOptions.Output.Name} {ShellWord.Quoted(name)}",
        };
        return string.Join(' ', words.OfType<string>().Prepend("schema"));
    }
}
