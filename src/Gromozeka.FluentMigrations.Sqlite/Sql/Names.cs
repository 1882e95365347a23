namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>Compares names as SQLite does: case-insensitively for the letters A to Z only.</summary>
internal static class Names
{
    /// <summary>SQLite's name for the main database file.</summary>
    public const string Main = "main";

    /// <summary>A table name of the engine; only tables in an attached file have a schema.</summary>
    public static TableName Table(string schema, string name) => new(Same(schema, Main) ? null : schema, name);

    public static bool Same(string? one, string? other) => one is not null && other is not null && Fold(one) == Fold(other);

    /// <summary>Compares names as a migration writes them: quoted or not.</summary>
    public static bool SameWritten(string one, string other) =>
        Same(SqliteQuoter.Instance.UnQuote(one), SqliteQuoter.Instance.UnQuote(other));

    /// <summary>A name as a migration writes it, in a form in which the same names are equal.</summary>
    public static string FoldWritten(string? name) => string.IsNullOrEmpty(name) ? "" : Fold(SqliteQuoter.Instance.UnQuote(name));

    /// <summary>Compares lists of names in the same order.</summary>
    public static bool SameList(IEnumerable<string> one, IEnumerable<string> other) => one.Select(Fold).SequenceEqual(other.Select(Fold));

    /// <summary>Compares lists of names in any order.</summary>
    public static bool SameSet(IEnumerable<string> one, IEnumerable<string> other) =>
        one.Select(Fold).ToHashSet().SetEquals(other.Select(Fold));

    /// <summary>Whether a name occurs in SQL text, whatever it refers to.</summary>
    public static bool Mention(this IEnumerable<SqliteToken> tokens, string name) =>
        tokens.Any(token => token.Kind is SqliteTokenKind.Word or SqliteTokenKind.QuotedName && Same(token.Name, name));

    public static string Fold(string name) => string.Create(name.Length, name, static (folded, text) =>
        {
            for (var index = 0; index < text.Length; index++)
                folded[index] = char.IsAsciiLetterUpper(text[index]) ? (char)(text[index] | 0x20) : text[index];
        });
}
