using System.Text;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>What a token is.</summary>
internal enum SqliteTokenKind
{
    /// <summary>A keyword or an unquoted name.</summary>
    Word,

    /// <summary>A quoted name: <c>"x"</c>, <c>[x]</c> or <c>`x`</c>.</summary>
    QuotedName,

    /// <summary>A text or a blob: <c>'x'</c>, <c>x'00'</c>.</summary>
    Text,

    /// <summary>A number without its sign: <c>1</c>, <c>.5e-3</c>, <c>0xff</c>.</summary>
    Number,

    /// <summary>Anything else: an operator, a bracket.</summary>
    Symbol,
}

/// <summary>One token of an SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, verbatim.</param>
/// <param name="Start">Where it begins in the text.</param>
internal readonly record struct SqliteToken(SqliteTokenKind Kind, string Text, int Start)
{
    /// <summary>Where it ends in the text, exclusively.</summary>
    public int End => Start + Text.Length;

    /// <summary>
    /// The name that it stands for, without its quotes; the last one is missing where the text ends within the name. SQLite takes a text
    /// for a name, where a name has to stand.
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
