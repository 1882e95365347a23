using System.Text;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>The kind of a token.</summary>
internal enum SqliteTokenKind
{
    /// <summary>A keyword or an unquoted name.</summary>
    Word,

    /// <summary>A quoted name: <c>"x"</c>, <c>[x]</c> or <c>`x`</c>.</summary>
    QuotedName,

    /// <summary>A string or a blob: <c>'x'</c>, <c>x'00'</c>.</summary>
    Text,

    /// <summary>A number without its sign: <c>1</c>, <c>.5e-3</c>, <c>0xff</c>.</summary>
    Number,

    /// <summary>Anything else: an operator, a bracket.</summary>
    Symbol,
}

/// <summary>One token of an SQL text.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Its characters, verbatim.</param>
/// <param name="Start">Its position in the text.</param>
internal readonly record struct SqliteToken(SqliteTokenKind Kind, string Text, int Start)
{
    /// <summary>The position after it in the text.</summary>
    public int End => Start + Text.Length;

    /// <summary>
    /// The name without its quotes, even if the closing quote is missing. SQLite treats a string as a name if a name is expected.
    /// </summary>
    public string Name
    {
        get
        {
            if (Kind is not (SqliteTokenKind.QuotedName or SqliteTokenKind.Text))
                return Text;
            var quote = Text[0] == '[' ? ']' : Text[0];
            var inner = Text.Length > 1 && Text[^1] == quote ? Text[1..^1] : Text[1..];
            return quote == ']' ? inner : inner.Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
        }
    }

    public bool Is(char symbol) => Kind == SqliteTokenKind.Symbol && Text[0] == symbol;

    public bool Is(string keyword) => Kind == SqliteTokenKind.Word && Ascii.EqualsIgnoreCase(Text, keyword);
}
