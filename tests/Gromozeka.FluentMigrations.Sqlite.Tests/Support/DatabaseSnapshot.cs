namespace Gromozeka.FluentMigrations.Sqlite.Support;

/// <summary>
/// Everything that a user can see of a database but the engine's version table: statements (a rename changes their quoting, nothing
/// else), columns, indexes, foreign keys, and each value of each row with its storage class.
/// </summary>
internal static class DatabaseSnapshot
{
    private const string Own = "'VersionInfo', 'UC_Version'";

    public static IReadOnlyList<string> Of(DatabaseFile file)
    {
        var lines = new List<string>(
            file.Rows(
                "SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(replace(sql, '\"', ''), '') FROM sqlite_master "
                    + $"WHERE name NOT IN ({Own}) AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"
            )
        );
        foreach (var table in file.Tables().Where(table => table != "VersionInfo"))
        {
            lines.AddRange(
                file.Rows(
                    $"SELECT '{table}.' || name || ' ' || type || ' ' || \"notnull\" || ' ' || coalesce(dflt_value, "
                        + $"'-') || ' ' || pk || ' ' || hidden FROM pragma_table_xinfo('{table}')"
                )
            );
            lines.AddRange(
                file.Rows(
                    $"SELECT '{table} index ' || l.\"unique\" || l.origin || l.partial || ' ' || group_concat(i.name || ' ' || i.desc "
                        + $"|| ' ' || i.coll) FROM pragma_index_list('{table}') l, pragma_index_xinfo(l.name) i GROUP BY l.name ORDER BY 1"
                )
            );
            lines.AddRange(
                file.Rows(
                    $"SELECT '{table} key ' || \"from\" || ' ' || \"table\" || ' ' || coalesce(\"to\", "
                        + $"'') || ' ' || on_delete || ' ' || on_update FROM pragma_foreign_key_list('{table}') ORDER BY 1"
                )
            );
            lines.AddRange(file.Content(table).Select(row => $"{table} row {row}"));
        }

        return lines;
    }
}
