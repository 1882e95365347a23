using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// A whole database in lines, to the byte: every statement, and every value with its storage class and the number of its row.
/// </summary>
internal static class Dump
{
    private const string Objects =
        "SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '') FROM sqlite_master "
        + "WHERE name NOT IN ('VersionInfo', 'UC_Version') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

    private const string Tables =
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT IN ('VersionInfo', "
        + "'sqlite_schema') ORDER BY name";

    public static IReadOnlyList<string> Of(DatabaseFile file) => [.. file.Rows(Objects), .. Rows(file)];

    /// <summary>Every row of every table, SQLite's own tables of numbers and statistics included.</summary>
    public static IReadOnlyList<string> Rows(DatabaseFile file) =>
        [.. file.Rows(Tables).SelectMany(table => Rows(file, table).Select(row => $"{table}: {row}"))];

    public static IReadOnlyList<string> Rows(DatabaseFile file, string table)
    {
        var columns = file.Rows(
            $"SELECT name FROM pragma_table_xinfo({SqliteQuoter.Instance.QuoteValue(table)}) WHERE hidden <> 1 ORDER BY name"
        );
        var hasRowId =
            file.Scalar($"SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = {SqliteQuoter.Instance.QuoteValue(table)}")
            == "0";
        var rowId = new[] { "rowid", "_rowid_", "oid" }.Except(columns, StringComparer.OrdinalIgnoreCase).FirstOrDefault();
        // The rows of sqlite_sequence and sqlite_stat1 have numbers that mean nothing.
        var number = hasRowId && rowId is not null && !table.StartsWith("sqlite_", StringComparison.Ordinal) ? $"{rowId}, " : "";
        var values = columns.Select(SqliteQuoter.Instance.Quote).Select(column => $"typeof({column}), quote({column})");
        return
        [
            .. file.Rows($"SELECT {number}{string.Join(", ", values)} FROM {SqliteQuoter.Instance.Quote(table)}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
