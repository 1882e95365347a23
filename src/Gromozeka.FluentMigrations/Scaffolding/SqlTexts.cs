namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>The texts of a statement, in the order of preference. Which of them is exact is found by trying.</summary>
internal static class SqlTexts
{
    /// <summary>With the ends of lines that C# can show, if it has others; and as it is.</summary>
    public static IEnumerable<string> Of(string sql) =>
        sql.Contains('\r', StringComparison.Ordinal) ? [sql.ReplaceLineEndings("\n"), sql] : [sql];
}
