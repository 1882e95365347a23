using System.Globalization;
using FluentMigrator;
using FluentMigrator.Exceptions;
using FluentMigrator.Runner.Generators.SQLite;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// FluentMigrator's quoter, without what it loses: a literal is read by SQLite as exactly the value that it was written for. A value is
/// stored alike as a literal (a default) and as a parameter (a row, a criterion).
/// </summary>
internal sealed class SqliteQuoter(bool binaryGuid, SqliteDateFormat dates) : SQLiteQuoter(binaryGuid)
{
    /// <summary>The quoter of a host that wants nothing special; names are written alike for every host.</summary>
    public static readonly SqliteQuoter Instance = new(binaryGuid: false, SqliteDateFormat.SortsWithCurrentTimestamp);

    private readonly bool _binaryGuid = binaryGuid;

    public static SqliteQuoter Of(SqliteDatabaseOptions options) =>
        !options.BinaryGuid && options.DateFormat == SqliteDateFormat.SortsWithCurrentTimestamp
            ? Instance
            : new(options.BinaryGuid, options.DateFormat);

    /// <summary>Quotes a name that something in the database has, which may be empty, or have quotes of its own.</summary>
    public static string Exact(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The same for a table with its database.</summary>
    public static string ExactTable(string table, string schema) => $"{Exact(schema)}.{Exact(table)}";

    /// <summary>FluentMigrator takes <c>"</c> and <c>"a" "b"</c> for quoted names, too, which SQLite does not.</summary>
    public override bool IsQuoted(string name) =>
        name is { Length: > 1 }
        && name[0] == '"'
        && name[^1] == '"'
        && !name[1..^1].Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal);

    /// <summary>
    /// Numbers are written in full and in no culture; what FluentMigrator writes by ToString() (DateOnly, TimeOnly, an array) is stored or
    /// refused.
    /// </summary>
    public override string QuoteValue(object? value) =>
        value is RawSql or SystemMethods
            ? base.QuoteValue(value)
            : Store(value) switch
            {
                long number => number.ToString(CultureInfo.InvariantCulture),
                double number => RealLiteral.Of(number),
                // A decimal is a number in SQL, and a text as a parameter: the digits are the same. Too many for a number stay a text.
                string digits when value is decimal number && ColumnFit.IsExactAsNumber(number) => digits,
                var stored => base.QuoteValue(stored!),
            };

    /// <summary>The value as SQLite stores it, for a parameter.</summary>
    /// <exception cref="DatabaseOperationNotSupportedException">SQLite would store something else.</exception>
    public object? Store(object? value) =>
        value switch
        {
            Guid guid when _binaryGuid => guid.ToByteArray(),
            DateTime time => Text(FormatDateTime(time)),
            DateTimeOffset time => Text(FormatDateTimeOffset(time)),
            _ => SqliteStorage.Convert(value),
        };

    /// <summary>
    /// A space in place of the T, so that it sorts with CURRENT_TIMESTAMP, and the fraction, which FluentMigrator cuts off.
    /// </summary>
    public override string FormatDateTime(DateTime value) =>
        dates == SqliteDateFormat.FluentMigrator ? base.FormatDateTime(value) : $"'{SqliteStorage.Text(value)}'";

    /// <inheritdoc cref="FormatDateTime" />
    public override string FormatDateTimeOffset(DateTimeOffset value) =>
        dates == SqliteDateFormat.FluentMigrator ? base.FormatDateTimeOffset(value) : $"'{SqliteStorage.Text(value)}'";

    /// <summary>A text ends for SQLite's parser where it has a NUL character.</summary>
    public override string FormatNationalString(string value) =>
        value.Contains('\0', StringComparison.Ordinal)
            ? throw new OperationRefusedException(
                "Text with a NUL character cannot be written as a literal",
                "insert it as a row, where it is a parameter"
            )
            : base.FormatNationalString(value);

    /// <summary>FluentMigrator has two of them on SQLite, and throws for the others.</summary>
    public override string FormatSystemMethods(SystemMethods value) =>
        value switch
        {
            SystemMethods.CurrentUTCDateTime or SystemMethods.CurrentDateTime => base.FormatSystemMethods(value),
            SystemMethods.CurrentDateTimeOffset => dates == SqliteDateFormat.FluentMigrator
                ? "(strftime('%Y-%m-%dT%H:%M:%S+00:00','now'))"
                : "(strftime('%Y-%m-%d %H:%M:%f+00:00','now'))",
            SystemMethods.NewGuid => _binaryGuid ? NewGuid.OfBytes : NewGuid.OfText,
            _ => throw new OperationRefusedException(
                $"SQLite has no equivalent of SystemMethods.{value}: it has no users and no sequential GUIDs",
                "set the value in the program, or use SystemMethods.NewGuid"
            ),
        };

    /// <summary>The digits as SQLite's own quote() writes them, which are those of the defaults that are in databases already.</summary>
    protected override string FormatByteArray(byte[] value) => $"X'{Convert.ToHexString(value)}'";

    private static string Text(string literal) => literal[1..^1];
}
