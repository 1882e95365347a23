namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>Interprets the text of a default (sqlite.org/lang_createtable.html#the_default_clause).</summary>
internal static class DefaultValue
{
    private static readonly string[] Keywords = ["NULL", "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP"];

    public static bool IsNull(string text) => Names.Same(text, "NULL");

    /// <summary>The value in a normalized form. SQLite treats a name as a string here.</summary>
    public static string Meaning(string text)
    {
        if (SqliteTokenizer.Read(text).ToList() is not [var only])
            return SqliteTokenizer.Read(text).ToList() is [var sign, { Kind: SqliteTokenKind.Number } number] && sign.Is('+')
                ? number.Text
                : text;
        return only switch
        {
            _ when only.Is("TRUE") => "1",
            _ when only.Is("FALSE") => "0",
            { Kind: SqliteTokenKind.QuotedName } => SqliteQuoter.Instance.QuoteValue(only.Name),
            { Kind: SqliteTokenKind.Word } when !Keywords.Any(only.Is) => SqliteQuoter.Instance.QuoteValue(only.Text),
            _ => text,
        };
    }
}
