namespace Gromozeka.FluentMigrations.Testing;

/// <summary>
/// A schema as lines that can be compared. They describe what SQLite reports, independent of how the statements are written.
/// </summary>
internal static class SchemaLines
{
    /// <summary>Excludes the tables of the engine and of SQLite.</summary>
    public const string NotOwn =
        "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT IN ('VersionInfo', 'migration_log', 'migrations')";

    private const string Tables = $"(SELECT name FROM sqlite_master WHERE type = 'table' AND {NotOwn})";

    public static IReadOnlyList<string> Of(TestDatabase database) =>
        [
            .. database.Query(
                $"SELECT 'table', m.name, 'column', c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden FROM {Tables} m, "
                    + "pragma_table_xinfo(m.name) c ORDER BY m.name, c.cid"
            ),
            .. database.Query(
                "SELECT 'table', m.name, 'foreign key', k.\"from\", k.\"table\", k.\"to\", k.on_delete, k.on_update FROM "
                    + $"{Tables} m, pragma_foreign_key_list(m.name) k ORDER BY m.name, k.\"table\", k.seq, k.\"from\""
            ),
            .. database.Query(
                $"SELECT 'table', m.name, 'index', i.name, i.\"unique\", i.partial, c.seqno, c.name FROM {Tables} m, "
                    + "pragma_index_list(m.name) i, pragma_index_info(i.name) c ORDER BY m.name, i.name, c.seqno"
            ),
            .. database.Query(
                $"SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') AND {NotOwn} ORDER BY type, name"
            ),
        ];

    /// <exception cref="MigrationAssertException">The schemas differ.</exception>
    public static void Compare(string what, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var missing = expected.Except(actual).FirstOrDefault();
        var added = actual.Except(expected).FirstOrDefault();
        if (missing is not null || added is not null)
            throw new MigrationAssertException($"{what}: expected {missing ?? "nothing more"}, found {added ?? "nothing"}.");
    }
}
