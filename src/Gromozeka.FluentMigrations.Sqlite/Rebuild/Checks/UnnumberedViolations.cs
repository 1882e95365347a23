using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Finds, by their primary keys, the rows of a table WITHOUT ROWID that violate a foreign key; <c>foreign_key_check</c> only counts them.
/// As in SQLite, the value is compared by the rules of the referenced column; a unary plus removes the column's own.
/// </summary>
internal static class UnnumberedViolations
{
    private const string Any = "SELECT 1 FROM pragma_table_xinfo(@p0, @p1) LIMIT 1";
    private const string Key = "SELECT name FROM pragma_table_xinfo(@p0, @p1) WHERE pk > 0 ORDER BY pk";

    public static IReadOnlyList<string> Read(IDatabaseSession session, AuditedKey key)
    {
        var values = Columns(session, key.Table, key.Schema).Select(column => $"quote(c.{Quote(column)})");
        return session.Rows($"SELECT {string.Join(" || ', ' || ", values)} {Source(session, key)}", row => row.GetString(0));
    }

    /// <summary>A query for all rows that violate a foreign key, whether their table has it or not.</summary>
    public static string Query(IDatabaseSession session, AuditedKey key) => $"SELECT * {Source(session, key)}";

    private static string Source(IDatabaseSession session, AuditedKey key)
    {
        var conditions = key.Columns.Select(column => $"c.{Quote(column)} IS NOT NULL").Append(HasNoParent(session, key));
        return $"FROM {SqliteQuoter.ExactTable(key.Table, key.Schema)} AS c WHERE {string.Join(" AND ", conditions)}";
    }

    private static string HasNoParent(IDatabaseSession session, AuditedKey key)
    {
        var columns = key.ParentColumns.Count > 0 ? key.ParentColumns : Columns(session, key.Parent, key.Schema);
        if (columns.Count == 0 || session.Rows(Any, row => row.GetInt64(0), key.Parent, key.Schema).Count == 0)
            return "true";
        var parent = SqliteQuoter.ExactTable(key.Parent, key.Schema);
        var same = columns.Zip(key.Columns, (there, here) => $"p.{Quote(there)} = +c.{Quote(here)}");
        return $"NOT EXISTS (SELECT 1 FROM {parent} AS p WHERE {string.Join(" AND ", same)})";
    }

    private static List<string> Columns(IDatabaseSession session, string table, string schema) =>
        session.Rows(Key, row => row.GetString(0), table, schema);

    private static string Quote(string name) => SqliteQuoter.Exact(name);
}
