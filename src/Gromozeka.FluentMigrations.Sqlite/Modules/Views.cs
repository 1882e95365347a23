using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// Determines which views read from which tables, directly or through other views. A name counts wherever it occurs in a statement.
/// </summary>
internal static class Views
{
    /// <returns>For each table, the views that read from it.</returns>
    public static HashSet<string> Over(IDatabaseSession session, string schema, string table)
    {
        var found = new HashSet<string>(NameComparer.Instance) { table };
        var views = Read(session, schema);
        while (views.FindAll(view => !found.Contains(view.Name) && found.Any(view.Mentioned.Contains)) is { Count: > 0 } next)
            found.UnionWith(next.Select(view => view.Name));
        return found;
    }

    /// <returns>For each table or view, all names in its statement and in those of the views that it names.</returns>
    public static HashSet<string> Under(IDatabaseSession session, string schema, string name)
    {
        var found = new HashSet<string>(NameComparer.Instance) { name };
        var left = Read(session, schema);
        while (left.FindAll(view => found.Contains(view.Name)) is { Count: > 0 } next)
        {
            left.RemoveAll(next.Contains);
            found.UnionWith(next.SelectMany(view => view.Mentioned));
        }

        return found;
    }

    private static List<(string Name, HashSet<string> Mentioned)> Read(IDatabaseSession session, string schema) =>
        session.Rows($"SELECT name, sql FROM {SqliteQuoter.Exact(schema)}.sqlite_master WHERE type = 'view'", row =>
            (
                row.GetString(0),
                SqliteTokenizer
                    .Read(row.GetString(1))
                    .Where(token => token.Kind is SqliteTokenKind.Word or SqliteTokenKind.QuotedName)
                    .Select(token => token.Name)
                    .ToHashSet(NameComparer.Instance)
            )
        );
}
