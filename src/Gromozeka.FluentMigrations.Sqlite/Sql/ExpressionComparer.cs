namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Compares expressions, types and statements token by token: spacing, comments, the case and quotes of keywords and names, and brackets
/// around the whole expression do not matter; everything in a string between single quotes does. So does the case of what is in double
/// quotes in both, because SQLite takes it for a string where there is no column of that name
/// (https://www.sqlite.org/quirks.html#double_quoted_string_literals_are_accepted).
/// </summary>
internal sealed class ExpressionComparer : StringComparer
{
    public static readonly ExpressionComparer Instance = new();

    /// <summary>Words that have another meaning without quotes.</summary>
    private static readonly string[] Values = ["null", "true", "false", "current_time", "current_date", "current_timestamp"];

    private ExpressionComparer() { }

    public override int Compare(string? x, string? y) => string.CompareOrdinal(Fold(x), Fold(y));

    public override bool Equals(string? x, string? y) =>
        x == y
        || x is not null
            && y is not null
            && Tokens(x) is var one
            && Tokens(y) is var other
            && one.Count == other.Count
            && one.Zip(other).All(pair => AreEqual(pair.First, pair.Second));

    public override int GetHashCode(string obj) => Fold(obj)!.GetHashCode(StringComparison.Ordinal);

    private static string? Fold(string? text) => text is null ? null : string.Join('\n', Tokens(text).Select(Fold));

    private static List<SqliteToken> Tokens(string text) => WithoutBrackets([.. SqliteTokenizer.Read(text)]);

    private static bool AreEqual(SqliteToken one, SqliteToken other) =>
        Fold(one) == Fold(other) && (one.Name == other.Name || !MayBeText(one) || !MayBeText(other));

    private static bool MayBeText(SqliteToken token) => token.Kind == SqliteTokenKind.QuotedName && token.Text[0] == '"';

    private static string Fold(SqliteToken token) =>
        token.Kind switch
        {
            SqliteTokenKind.QuotedName => Names.Fold(token.Name) is var name && NeedsQuotes(name) ? $"\"{name}\"" : name,
            SqliteTokenKind.Text when token.Text[0] == '\'' => token.Text,
            _ => Names.Fold(token.Text),
        };

    /// <summary>Whether it means something else without quotes: a value, or another number of tokens.</summary>
    private static bool NeedsQuotes(string name) =>
        Values.Contains(name) || SqliteTokenizer.Read(name).ToList() is not [{ Kind: SqliteTokenKind.Word }];

    /// <summary>Removes each pair of brackets that encloses the whole expression.</summary>
    public static List<SqliteToken> WithoutBrackets(List<SqliteToken> tokens)
    {
        while (tokens is [var first, _, .., var last] && first.Is('(') && last.Is(')') && IsOnePair(tokens))
            tokens = tokens[1..^1];
        return tokens;
    }

    private static bool IsOnePair(List<SqliteToken> tokens)
    {
        var depth = 0;
        return tokens
            .Take(tokens.Count - 1)
            .All(token =>
                (
                    depth +=
                        token.Is('(') ? 1
                        : token.Is(')') ? -1
                        : 0
                ) > 0
            );
    }
}
