using System.Text;

namespace Gromozeka.FluentMigrations.Commands.Schemas.Pages;

/// <summary>Writes text into HTML.</summary>
internal static class Html
{
    /// <summary>A text, in an element or in quotes. Control characters, which HTML cannot contain, are replaced.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(
                letter switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    '\'' => "&#39;",
                    '\n' or '\t' => $"{letter}",
                    '\r' => "",
                    _ when char.IsControl(letter) => "�",
                    _ => $"{letter}",
                }
            );
        }

        return escaped.ToString();
    }

    /// <summary>A table with a heading; nothing if it has no rows.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="columns">The titles of its columns.</param>
    /// <param name="rows">The cells, as HTML.</param>
    public static string Table(string heading, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var cells = rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>\n").ToList();
        return cells.Count == 0
            ? ""
            : $"<h3>{heading}</h3>\n<div class=\"scroll\"><table>\n<tr>{string.Concat(columns.Select(title => $"<th>{title}</th>"))}</tr>\n"
                + $"{string.Concat(cells)}</table></div>\n";
    }

    public static string Code(string text) => text.Length == 0 ? "" : $"<code>{Escape(text)}</code>";

    /// <summary>The anchor of an object.</summary>
    public static string Id(string name) => Escape($"object-{Uri.EscapeDataString(name)}");
}
