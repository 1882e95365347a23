using System.Text;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Commands.Schemas;

/// <summary>A schema as an entity-relationship diagram in Mermaid (mermaid.js.org/syntax/entityRelationshipDiagram.html).</summary>
internal static partial class MermaidText
{
    public static string Of(SchemaView schema)
    {
        var text = new StringBuilder("erDiagram\n");
        foreach (var table in schema.Tables)
        {
            text.Append($"    {Quoted($"{table.Name}")} {{\n");
            foreach (var column in table.Columns)
                text.Append($"        {Column(table, column)}\n");
            text.Append("    }\n");
        }

        foreach (var relation in schema.Relations)
            text.Append(
                $"    {Quoted($"{relation.Parent.Name}")} {(relation.IsOptional ? "|o" : "||")}--{(relation.IsOne ? "o|" : "o{")} "
                    + $"{Quoted($"{relation.Child.Name}")} : {Quoted(string.Join(", ", relation.Key.Columns))}\n"
            );
        return text.ToString();
    }

    private static string Column(TableShape table, ColumnShape column)
    {
        var keys = new[]
        {
            column.KeyPosition > 0 ? "PK" : "",
            table.ForeignKeys.Any(key => key.Columns.Contains(column.Name, table.Names)) ? "FK" : "",
        };
        var name = Word(column.Name);
        var notes = new[] { name == column.Name ? "" : column.Name, column.IsNullable || column.KeyPosition > 0 ? "" : "not null" };
        var line = $"{(column.Type.Length == 0 ? "untyped" : Word(column.Type))} {name} {Listed(keys)}".TrimEnd();
        return Listed(notes) is { Length: > 0 } note ? $"{line} {Quoted(note)}" : line;
    }

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words.Where(word => word.Length > 0));

    /// <summary>A type or a name of a column, of which Mermaid accepts few characters, and none of its own words for keys.</summary>
    private static string Word(string text)
    {
        var word = Unfit().Replace(text, "_");
        return Begin().IsMatch(word) && !Key().IsMatch(word) ? word : $"_{word}";
    }

    /// <summary>A name in quotes. Mermaid has no way to write the characters that are replaced, and needs one.</summary>
    private static string Quoted(string text) => text.Length == 0 ? "\"_\"" : $"\"{Unquotable().Replace(text, "_")}\"";

    [GeneratedRegex("^[A-Za-z_]")]
    private static partial Regex Begin();

    [GeneratedRegex(@"^[pfu]k\b", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex(@"[^A-Za-z0-9_()\-]")]
    private static partial Regex Unfit();

    [GeneratedRegex("""["%\\\p{C}]""")]
    private static partial Regex Unquotable();
}
