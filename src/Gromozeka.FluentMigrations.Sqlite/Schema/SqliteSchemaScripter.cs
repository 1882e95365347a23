using System.Text.RegularExpressions;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// Adds what SQLite can add without touching a row: a table, an index, and a column within the limits of ADD COLUMN
/// (sqlite.org/lang_altertable.html#altertabaddcol).
/// </summary>
internal sealed partial class SqliteSchemaScripter : ISchemaScripter
{
    public DatabaseCommand? Add(SchemaDifference difference, bool tableHasRows) => difference.Missing switch
    {
        TableShape table => new SqlCommand(WithIndexes(table)),
        IndexShape index => new SqlCommand(index.Sql!),
        ColumnShape column when CanAdd(column, tableHasRows) => new SqlCommand(AddColumn(difference.Table, column)),
        _ => null,
    };

    public DatabaseCommand Drop(TriggerShape trigger) => new SqlCommand($"DROP TRIGGER {SqliteQuoter.Exact(trigger.Name)}");

    private static string WithIndexes(TableShape table) =>
        string.Join(";\n", table.Indexes.Select(index => index.Sql).Where(sql => sql is not null).Prepend(table.Sql));

    private static bool CanAdd(ColumnShape column, bool tableHasRows) =>
        column.KeyPosition == 0
        && column.Generated is null
        && (!tableHasRows || column.Default is null || IsConstant(column.Default))
        && (!tableHasRows || column.IsNullable || column.Default is not null && !IsNull(column.Default));

    private static string AddColumn(string table, ColumnShape column) =>
        $"ALTER TABLE {SqliteQuoter.Exact(table)} ADD COLUMN {SqliteQuoter.Exact(column.Name)} {column.Type}"
        + $" COLLATE {column.Collation}"
        + (column.IsNullable ? "" : " NOT NULL")
        + (column.Default is null ? "" : $" DEFAULT {(IsExpression(column.Default) ? $"({column.Default})" : column.Default)}");

    private static bool IsConstant(string text) => !IsExpression(text) && !text.StartsWith("CURRENT_", StringComparison.OrdinalIgnoreCase);

    private static bool IsNull(string text) => text.Equals("NULL", StringComparison.OrdinalIgnoreCase);

    /// <summary>PRAGMA leaves out the brackets of an expression; a literal, with its sign, and a keyword have none.</summary>
    private static bool IsExpression(string text) => !Literal().IsMatch(text);

    [GeneratedRegex(
        @"^(?:[+-]?\s*(?:0x[0-9a-f_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:e[+-]?[0-9]+)?)|x?'(?:[^']|'')*'|""(?:[^""]|"""")*""|[a-z_]+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
