using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>The statement of the new table under its temporary name, and how to restore the author's text.</summary>
internal static class TemporaryText
{
    /// <summary>
    /// The statement with the temporary name; <c>CHECK (x.a > 0)</c> loses the table name, which is not the name of the new table yet.
    /// </summary>
    public static string Of(TableRebuild rebuild)
    {
        var text = rebuild.Draft.Text;
        var sql = text.Sql;
        foreach (var qualifier in Qualifiers(rebuild).Reverse())
            sql = TextEdits.Replace(sql, qualifier, "");
        return sql[..text.Name.Start] + SqliteQuoter.ExactTable(rebuild.TemporaryName, rebuild.Table.Schema) + sql[text.Name.End..];
    }

    /// <summary>
    /// RENAME writes the name with its own quotes. This restores the original text; RESET makes SQLite read it again immediately, so that a
    /// text that SQLite cannot read fails here and is rolled back.
    /// </summary>
    public static IEnumerable<SqlCommand> Restore(TableRebuild rebuild)
    {
        var (text, table) = (rebuild.Draft.Text, rebuild.Table);
        if (text.Name.Of(text.Sql) == SqliteQuoter.Exact(table.Name) && !Qualifiers(rebuild).Any())
            yield break;
        yield return new SqlCommand("PRAGMA writable_schema = ON");
        yield return new SqlCommand(
            $"UPDATE {SqliteQuoter.Exact(table.Schema)}.sqlite_master SET sql = {SqliteQuoter.Instance.QuoteValue(text.Sql)} WHERE "
                + $"type = 'table' AND name = {SqliteQuoter.Instance.QuoteValue(table.Name)}"
        );
        yield return new SqlCommand("PRAGMA writable_schema = RESET");
    }

    private static IEnumerable<TextSpan> Qualifiers(TableRebuild rebuild)
    {
        var text = rebuild.Draft.Text;
        foreach (var tokens in text.All(ConstraintKind.Check).Select(check => check.Constraint.Tokens).OrderBy(tokens => tokens[0].Start))
        {
            for (var index = 0; index + 2 < tokens.Count; index++)
            {
                var last = index;
                while (
                    last + 1 < tokens.Count
                    && tokens[last].Kind is SqliteTokenKind.Word or SqliteTokenKind.QuotedName
                    && tokens[last + 1].Is('.')
                )
                    last += 2;
                // The name of the table may be preceded by that of its database.
                if (last > index && Names.Same(tokens[last - 2].Name, rebuild.Table.Name))
                    yield return new TextSpan(tokens[index].Start, tokens[last].Start);
                index = last;
            }
        }
    }
}
