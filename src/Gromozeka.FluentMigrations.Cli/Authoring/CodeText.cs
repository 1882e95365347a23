using System.Globalization;
using System.Text;
using System.Xml;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>Converts any text to a part of C# code.</summary>
internal static class CodeText
{
    /// <summary>A string literal with the text as its value.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var letter in text)
        {
            if (letter is '"' or '\\')
                literal.Append('\\').Append(letter);
            else if (
                char.GetUnicodeCategory(letter)
                is UnicodeCategory.Control
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.Format
            )
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else
                literal.Append(letter);
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The text as a single-line XML comment.</summary>
    public static string Summary(string text)
    {
        var line = string.Concat(
            text.Select(letter =>
                char.IsControl(letter) || letter is '\u2028' or '\u2029' || !(XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))
                    ? ' '
                    : letter
            )
        );
        return line.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
    }

    /// <summary>The text as a part of a namespace, in the way the SDK derives it from the name of a project.</summary>
    public static string NamespacePart(string text)
    {
        var part = string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' ? letter : '_'));
        return string.Join(
            '.',
            part.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Select(word =>
                    char.IsDigit(word[0]) ? "_" + word
                    : Keywords.Contains(word) ? "@" + word
                    : word
                )
        );
    }

    private static readonly HashSet<string> Keywords =
    [
        "abstract",
        "as",
        "base",
        "bool",
        "break",
        "byte",
        "case",
        "catch",
        "char",
        "checked",
        "class",
        "const",
        "continue",
        "decimal",
        "default",
        "delegate",
        "do",
        "double",
        "else",
        "enum",
        "event",
        "explicit",
        "extern",
        "false",
        "finally",
        "fixed",
        "float",
        "for",
        "foreach",
        "goto",
        "if",
        "implicit",
        "in",
        "int",
        "interface",
        "internal",
        "is",
        "lock",
        "long",
        "namespace",
        "new",
        "null",
        "object",
        "operator",
        "out",
        "override",
        "params",
        "private",
        "protected",
        "public",
        "readonly",
        "ref",
        "return",
        "sbyte",
        "sealed",
        "short",
        "sizeof",
        "stackalloc",
        "static",
        "string",
        "struct",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "uint",
        "ulong",
        "unchecked",
        "unsafe",
        "ushort",
        "using",
        "virtual",
        "void",
        "volatile",
        "while",
    ];
}
