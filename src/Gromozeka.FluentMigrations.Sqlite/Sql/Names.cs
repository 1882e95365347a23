namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>Compares names as SQLite does: without regard to the case of the letters A to Z, and of no others.</summary>
internal static class Names
{
    /// <summary>The database file itself, as SQLite calls it.</summary>
    public const string Main = "main";

    /// <summary>A table as the engine names it: only what is in an attached file has a schema.</summary>
    public static TableName Table(string schema, string name) => new(Same(schema, Main) ? null : schema, name);

    public static bool Same(string? one, string? other) => one is not null && other is not null && Fold(one) == Fold(other);

    /// <summary>The same for names as a migration writes them: quoted or not.</summary>
    public static bool SameWritten(string one, string other) =>
        Same(SqliteQuoter.Instance.UnQuote(one), SqliteQuoter.Instance.UnQuote(other));

    /// <summary>The same names in the same order.</summary>
    public static bool SameList(IEnumerable<string> one, IEnumerable<string> other) => one.Select(Fold).SequenceEqual(other.Select(Fold));

    /// <summary>The same names in any order.</summary>
    public static bool SameSet(IEnumerable<string> one, IEnumerable<string> other) =>
        one.Select(Fold).ToHashSet().SetEquals(other.Select(Fold));

    /// <summary>Whether a name occurs in a text that is SQL, in whatever role.</summary>
    public static bool Mention(this IEnumerable<SqliteToken> tokens, string name) =>
        tokens.Any(token => token.Kind is SqliteTokenKind.Word or SqliteTokenKind.QuotedName && Same(token.Name, name));

    public static string Fold(string name) => string.Create(name.Length, name, static (folded, text) =>
        {
            for (var index = 0; index < text.Length; index++)
                folded[index] = char.IsAsciiLetterUpper(text[index]) ? (char)(text[index] | 0x20) : text[index];
        });
}
