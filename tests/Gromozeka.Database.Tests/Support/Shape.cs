namespace Gromozeka.Database.Tests.Support;

/// <summary>What a database looks like, by PRAGMA, one line for each column, index and trigger. The order of columns is left out.</summary>
internal static class Shape
{
    private const string Tables = "sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

    public static IReadOnlyList<string> Of(DatabaseFile file) =>
        [
            .. file.Rows(
                "SELECT t.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden "
                    + $"FROM (SELECT m.name FROM {Tables}) t JOIN pragma_table_xinfo(t.name) c ORDER BY 1, 2"
            ),
            .. file.Rows(
                "SELECT t.name, i.name, i.\"unique\", i.origin, i.partial, c.seqno, c.name, c.\"desc\", c.coll, c.key "
                    + $"FROM (SELECT m.name FROM {Tables}) t JOIN pragma_index_list(t.name) i JOIN pragma_index_xinfo(i.name) c "
                    + "WHERE c.key = 1 ORDER BY 1, 2, 6"
            ),
            .. file.Rows("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY 1"),
        ];

    /// <summary>Every object with the statement that made it.</summary>
    public static IReadOnlyList<string> Statements(DatabaseFile file) =>
        file.Rows("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2");
}
