using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>Edits a CREATE TABLE statement. Each edit touches only the characters that it concerns, and no comment.</summary>
internal static class TextEdits
{
    /// <summary>Replaces a text, followed by a space if words would otherwise merge: <c>VARCHAR(9)NOT NULL</c> needs none.</summary>
    public static string Replace(this CreateTableText table, TextSpan span, string text) => Replace(table.Sql, span, text);

    /// <inheritdoc cref="Replace(CreateTableText, TextSpan, string)"/>
    public static string Replace(string sql, TextSpan span, string text)
    {
        var (before, after) = (sql[..span.Start] + text, sql[span.End..]);
        return SqliteTokenizer.Fuse(before, after) ? $"{before} {after}" : before + after;
    }

    public static string Insert(this CreateTableText table, int at, string text) => table.Replace(new TextSpan(at, at), text);

    /// <summary>Adds a column after the last one.</summary>
    public static string AddColumn(this CreateTableText table, string definition) =>
        table.Insert(Behind(table, table.Columns[^1].Span.End), ", " + definition);

    /// <summary>Adds a table constraint at the end.</summary>
    public static string AddConstraint(this CreateTableText table, string definition) =>
        table.Insert(Behind(table, table.EndOfList), ", " + definition);

    /// <summary>Adds text to a column.</summary>
    public static string Append(this CreateTableText table, ColumnText column, string text) => table.Insert(column.Span.End, " " + text);

    /// <summary>Removes a constraint from its column, or an item with its comma from the table's list.</summary>
    public static string Remove(this CreateTableText table, TextSpan span)
    {
        var tokens = SqliteTokenizer.Read(table.Sql).ToList();
        var before = tokens.FindLastIndex(token => token.End <= span.Start);
        var after = tokens.FindIndex(token => token.Start >= span.End);
        var isFirst = tokens[before].End == table.Body.Start;
        var isWholeItem = (isFirst || tokens[before].Is(',')) && (tokens[after].Is(',') || tokens[after].Start == table.Body.End);
        if (!isWholeItem)
            return table.Replace(WithSpaceBefore(table.Sql, span), "");
        // Edits are applied from back to front, so that earlier positions stay valid.
        return isFirst
            ? tokens[after].Is(',')
                ? Cut(Cut(table.Sql, WithSpaceBehind(table.Sql, tokens[after])), span)
                : throw new InvalidOperationException("A table has at least one column.")
            : Replace(Cut(table.Sql, WithSpaceBefore(table.Sql, span)), new TextSpan(tokens[before].Start, tokens[before].End), "");
    }

    /// <summary>The position after an item and a comment that belongs to it.</summary>
    private static int Behind(CreateTableText table, int end)
    {
        var next = SqliteTokenizer.Read(table.Sql).First(token => token.Start >= end).Start;
        return string.IsNullOrWhiteSpace(table.Sql[end..next]) ? end : next;
    }

    private static string Cut(string sql, TextSpan span) => sql[..span.Start] + sql[span.End..];

    /// <summary>Removes spaces only: a line break may end a comment.</summary>
    private static TextSpan WithSpaceBefore(string sql, TextSpan span)
    {
        var start = span.Start;
        while (sql[start - 1] is ' ' or '\t')
            start--;
        return span with { Start = start };
    }

    private static TextSpan WithSpaceBehind(string sql, SqliteToken comma)
    {
        var end = comma.End;
        while (sql[end] is ' ' or '\t')
            end++;
        return new TextSpan(comma.Start, end);
    }
}
