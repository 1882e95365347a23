using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>Finds what depends on a table, directly or through a view. A name counts wherever it occurs in a statement.</summary>
internal sealed class Dependents(IDatabaseSession session)
{
    private const string Objects =
        "SELECT type, name, tbl_name, sql FROM {0}.sqlite_master WHERE type IN ('view', 'trigger') "
        + "OR type = 'table' AND instr(upper(sql), 'REFERENCES') > 0";

    private const string AllOwners = "SELECT name, tbl_name FROM {0}.sqlite_master";

    private const string Owners = $"{AllOwners} WHERE name {NameCollation.Same} IN ({{1}})";

    // Each statement is parsed once, however many steps change something.
    private readonly Dictionary<string, HashSet<string>> _names = [];

    /// <summary>All dependents.</summary>
    public List<Dependent> ReadAll() => [.. Schemas().SelectMany(Read)];

    /// <summary>The tables, views and indexes, case-folded, each with the table that it belongs to.</summary>
    public List<(string Name, string Table)> ReadOwners() =>
        [
            .. Schemas()
                .SelectMany(schema =>
                    session.Rows(In(schema, AllOwners), row => (Names.Fold(row.GetString(0)), Names.Fold(row.GetString(1))))
                ),
        ];

    /// <summary>The names among some names that are tables, views or indexes, with the tables that they belong to.</summary>
    public HashSet<string> ReadOwners(IReadOnlyCollection<string> names)
    {
        var parameters = string.Join(", ", names.Select((_, index) => $"@p{index}"));
        return
        [
            .. Schemas()
                .SelectMany(schema =>
                    session.Rows(
                        In(schema, Owners).Replace("{1}", parameters, StringComparison.Ordinal),
                        row => new[] { Names.Fold(row.GetString(0)), Names.Fold(row.GetString(1)) },
                        [.. names]
                    )
                )
                .SelectMany(found => found),
        ];
    }

    /// <summary>The dependents of some tables or views, including those that depend on them through a view.</summary>
    public List<Dependent> Of(IReadOnlyCollection<string> tables)
    {
        var names = tables.ToHashSet();
        var left = ReadAll();
        var found = new List<Dependent>();
        while (left.FindAll(one => names.Contains(Names.Fold(one.Table)) || NamesOf(one).Overlaps(names)) is { Count: > 0 } next)
        {
            found.AddRange(next);
            left.RemoveAll(next.Contains);
            names.UnionWith(next.Where(one => one.Type == "view").Select(view => Names.Fold(view.Name)));
        }

        return found;
    }

    private HashSet<string> NamesOf(Dependent one)
    {
        if (!_names.TryGetValue(one.Sql, out var names))
            _names[one.Sql] = names = one.ReadNames();
        return names;
    }

    private static string In(string schema, string sql) =>
        sql.Replace("{0}", SqliteQuoter.Instance.Quote(schema), StringComparison.Ordinal);

    /// <summary>The main database, the temporary one if there is anything in it, and attached ones.</summary>
    private List<string> Schemas() => session.Rows("SELECT name FROM pragma_database_list", row => row.GetString(0));

    private IEnumerable<Dependent> Read(string schema) =>
        session.Rows(In(schema, Objects), row => new Dependent(
            schema,
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3)
        ));
}
