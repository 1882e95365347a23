using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// What SQLite's pragmas say about every table: columns, keys, indexes. The names that SQLite gives indexes of keys say nothing.
/// </summary>
internal static class SchemaFacts
{
    private const string Tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'VersionInfo' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        + "ORDER BY name";

    private const string Columns =
        "SELECT cid || ' ' || name || ' ' || type || ' ' || \"notnull\" || ' ' || quote(dflt_value) || ' ' || pk || ' ' || hidden FROM "
        + "pragma_table_xinfo({0})";

    private const string Indexes = """
        SELECT CASE l.origin WHEN 'c' THEN l.name ELSE l.origin END || ' ' || l."unique" || ' ' || l.partial || ' '
            || (SELECT group_concat(coalesce(c.name, '?') || ' ' || c.coll || ' ' || c."desc") FROM pragma_index_xinfo(l.name) c WHERE c.key = 1)
        FROM pragma_index_list({0}) l ORDER BY 1
        """;

    private const string ForeignKeys =
        "SELECT seq || ' ' || \"table\" || ' ' || \"from\" || ' ' || coalesce(\"to\", "
        + "'') || ' ' || on_update || ' ' || on_delete FROM pragma_foreign_key_list({0}) ORDER BY 1";

    public static IReadOnlyList<string> Of(DatabaseFile file) =>
        [
            .. file.Rows(Tables)
                .SelectMany(table =>
                    new[] { Columns, Indexes, ForeignKeys }
                        .SelectMany(sql => file.Rows(sql.Replace("{0}", SqliteQuoter.Instance.QuoteValue(table), StringComparison.Ordinal)))
                        .Select(fact => $"{table}: {fact}")
                ),
        ];
}
