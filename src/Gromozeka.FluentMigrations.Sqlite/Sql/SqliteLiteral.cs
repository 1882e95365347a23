using System.Globalization;

using FluentMigrator;
using FluentMigrator.Exceptions;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>Writes values as literals, for the places where SQL takes no parameter.</summary>
internal static class SqliteLiteral
{
    public static string Of(object? value) => value switch
    {
        RawSql sql => sql.Value,
        SystemMethods method => Of(method),
        _ => SqliteStorage.Convert(value) switch
        {
            null => "NULL",
            long number => number.ToString(CultureInfo.InvariantCulture),
            double number => RealLiteral.Of(number),
            byte[] bytes => $"X'{System.Convert.ToHexString(bytes)}'",
            // A decimal is a number in SQL, and a text as a parameter: the digits are the same. Too many for a number stay a text.
            string digits when value is decimal number && ColumnFit.IsExactAsNumber(number) => digits,
            var text => Of((string)text),
        },
    };

    public static string Of(SystemMethods method) => method switch
    {
        SystemMethods.CurrentUTCDateTime => "CURRENT_TIMESTAMP",
        SystemMethods.CurrentDateTime => "(datetime('now','localtime'))",
        SystemMethods.CurrentDateTimeOffset => "(strftime('%Y-%m-%d %H:%M:%f+00:00','now'))",
        SystemMethods.NewGuid =>
            "(lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-4'||substr(hex(randomblob(2)),2)||'-'"
            + "||substr('89ab',1+(abs(random())%4),1)||substr(hex(randomblob(2)),2)||'-'||hex(randomblob(6))))",
        _ => throw new DatabaseOperationNotSupportedException(
            $"SQLite has nothing like SystemMethods.{method}: it knows no users and no sequential GUIDs. Set the value in the program, or use SystemMethods.NewGuid."),
    };

    private static string Of(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new DatabaseOperationNotSupportedException("A text with the character NUL cannot be written as a literal; insert it as a row, where it is a parameter.")
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
