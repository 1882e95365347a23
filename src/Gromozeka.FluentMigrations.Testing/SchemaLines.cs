namespace Gromozeka.FluentMigrations.Testing;

/// <summary>A schema as lines that can be compared: what SQLite says of it, not how its statements are written.</summary>
internal static class SchemaLines
{
    /// <summary>The tables that the engine and SQLite keep for themselves.</summary>
    public const string NotOwn =
        "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT IN ('VersionInfo', 'migration_log', 'migrations')";

    public static IReadOnlyList<string> Of(TestDatabase database) =>
        [
            .. database.Query(
                $"SELECT 'table', m.name, 'column', c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND m.{NotOwn} ORDER BY m.name, c.cid".Replace(
                    "AND tbl_name",
                    "AND m.tbl_name",
                    StringComparison.Ordinal
                )
            ),
            .. database.Query(
                "SELECT 'table', m.name, 'foreign key', k.\"from\", k.\"table\", k.\"to\", k.on_delete, "
                    + "k.on_update FROM sqlite_master m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table' ORDER BY m.name, "
                    + "k.\"table\", k.seq, k.\"from\""
            ),
            .. database.Query(
                $"SELECT 'table', m.name, 'index', i.name, i.\"unique\", i.partial, c.seqno, c.name FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c WHERE m.type = 'table' AND m.{NotOwn} ORDER BY m.name, i.name, c.seqno".Replace(
                    "AND tbl_name",
                    "AND m.tbl_name",
                    StringComparison.Ordinal
                )
            ),
            .. database.Query(
                $"SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') AND {NotOwn} ORDER BY type, name"
            ),
        ];

    /// <exception cref="MigrationAssertException">They differ.</exception>
    public static void Compare(string what, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var missing = expected.Except(actual).FirstOrDefault();
        var added = actual.Except(expected).FirstOrDefault();
        if (missing is not null || added is not null)
            throw new MigrationAssertException($"{what}: expected {missing ?? "nothing more"}, found {added ?? "nothing of it"}.");
    }
}
