namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Whether an expression can fail for some values, as <c>json_extract</c> does for a text that is not JSON. A row cannot be stored if its
/// index or computed column needs such an expression. Only function calls fail; unknown functions are assumed to.
/// </summary>
internal static class FailingCalls
{
    /// <summary>
    /// Functions of SQLite that return a result for every value (sqlite.org/lang_corefunc.html), and words that are not functions.
    /// </summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "lower",
        "upper",
        "trim",
        "ltrim",
        "rtrim",
        "length",
        "octet_length",
        "substr",
        "substring",
        "instr",
        "coalesce",
        "ifnull",
        "nullif",
        "iif",
        "if",
        "typeof",
        "unicode",
        "min",
        "max",
        "round",
        "sign",
        "date",
        "time",
        "datetime",
        "julianday",
        "unixepoch",
        "strftime",
        "cast",
        "in",
        "and",
        "or",
        "not",
        "is",
        "like",
        "glob",
        "between",
        "case",
        "when",
        "then",
        "else",
        "end",
        "collate",
        "null",
        "from",
        "distinct",
        "isnull",
        "notnull",
    };

    public static bool AreIn(string expression)
    {
        var tokens = SqliteTokenizer.Read(expression).ToList();
        return tokens.Zip(tokens.Skip(1)).Any(pair => pair.Second.Is('(') && IsName(pair.First) && !Harmless.Contains(pair.First.Name));
    }

    private static bool IsName(SqliteToken token) => token.Kind is SqliteTokenKind.Word or SqliteTokenKind.QuotedName;
}
