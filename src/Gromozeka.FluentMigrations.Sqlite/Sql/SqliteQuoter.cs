using System.Globalization;
using FluentMigrator;
using FluentMigrator.Exceptions;
using FluentMigrator.Runner.Generators.SQLite;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// FluentMigrator's quoter without its losses: SQLite reads each literal as exactly the intended value. A value is stored in the same way
/// as a literal (a default) and as a parameter (a row, a criterion).
/// </summary>
internal sealed class SqliteQuoter(bool binaryGuid, SqliteDateFormat dates) : SQLiteQuoter(binaryGuid)
{
    /// <summary>The quoter with default options; names are quoted in the same way for every host.</summary>
    public static readonly SqliteQuoter Instance = new(binaryGuid: false, SqliteDateFormat.SortsWithCurrentTimestamp);

    private readonly bool _binaryGuid = binaryGuid;

    public static SqliteQuoter Of(SqliteDatabaseOptions options) =>
        !options.BinaryGuid && options.DateFormat == SqliteDateFormat.SortsWithCurrentTimestamp
            ? Instance
            : new(options.BinaryGuid, options.DateFormat);

    /// <summary>Quotes the name of an existing object, which may be empty or contain quotes.</summary>
    public static string Exact(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Quotes a table name with its database.</summary>
    public static string ExactTable(string table, string schema) => $"{Exact(schema)}.{Exact(table)}";

    /// <summary>FluentMigrator also treats <c>"</c> and <c>"a" "b"</c> as quoted names, which SQLite does not.</summary>
    public override bool IsQuoted(string name) =>
        name is { Length: > 1 }
        && name[0] == '"'
        && name[^1] == '"'
        && !name[1..^1].Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal);

    /// <summary>
    /// Numbers are written in full, independent of culture. Values for which FluentMigrator uses ToString() (DateOnly, TimeOnly, an array)
    /// are stored or refused.
    /// </summary>
    public override string QuoteValue(object? value) =>
        value is RawSql or SystemMethods
            ? base.QuoteValue(value)
            : Store(value) switch
            {
                long number => number.ToString(CultureInfo.InvariantCulture),
                double number => RealLiteral.Of(number),
                // A decimal is a number in SQL, and a text as a parameter: the digits are the same. If it has too many digits for a number,
                // it stays a text.
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
    /// A space instead of the T, so that it sorts with CURRENT_TIMESTAMP, and the fraction, which FluentMigrator truncates.
    /// </summary>
    public override string FormatDateTime(DateTime value) =>
        dates == SqliteDateFormat.FluentMigrator ? base.FormatDateTime(value) : $"'{SqliteStorage.Text(value)}'";

    /// <inheritdoc cref="FormatDateTime" />
    public override string FormatDateTimeOffset(DateTimeOffset value) =>
        dates == SqliteDateFormat.FluentMigrator ? base.FormatDateTimeOffset(value) : $"'{SqliteStorage.Text(value)}'";

    /// <summary>SQLite's parser ends a text at a NUL character.</summary>
    public override string FormatNationalString(string value) =>
        value.Contains('\0', StringComparison.Ordinal)
            ? throw new OperationRefusedException(
                "Text with a NUL character cannot be written as a literal",
                "insert it as a row, where it is a parameter"
            )
            : base.FormatNationalString(value);

    /// <summary>FluentMigrator supports two of them on SQLite, and throws for the others.</summary>
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

    /// <summary>The digits as SQLite's own quote() writes them, which existing defaults in databases have.</summary>
    protected override string FormatByteArray(byte[] value) => $"X'{Convert.ToHexString(value)}'";

    private static string Text(string literal) => literal[1..^1];
}
