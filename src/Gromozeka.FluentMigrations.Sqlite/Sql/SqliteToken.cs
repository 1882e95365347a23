namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>What a token is.</summary>
internal enum SqliteTokenKind
{
    /// <summary>A keyword or an unquoted name.</summary>
    Word,

    /// <summary>A quoted name: <c>"x"</c>, <c>[x]</c> or <c>`x`</c>.</summary>
    QuotedName,

    /// <summary>A text: <c>'x'</c>.</summary>
    Text,

    /// <summary>Anything else: a digit, an operator, a bracket.</summary>
    Symbol,
}

/// <summary>One token of an SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, verbatim.</param>
/// <param name="Start">Where it begins in the text.</param>
internal readonly record struct SqliteToken(SqliteTokenKind Kind, string Text, int Start)
{
    /// <summary>The name that it stands for, without its quotes; the last one is missing where the text ends within the name.</summary>
    public string Name
    {
        get
        {
            if (Kind != SqliteTokenKind.QuotedName)
                return Text;
            var quote = Text[0] == '[' ? ']' : Text[0];
            var inner = Text.Length > 1 && Text[^1] == quote ? Text[1..^1] : Text[1..];
            return quote == ']' ? inner : inner.Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Where it ends in the text, exclusively.</summary>
    public int End => Start + Text.Length;

    public bool Is(string keyword) => Kind == SqliteTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
