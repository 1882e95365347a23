using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// Tables in which a module stores the content of a virtual table (sqlite.org/vtab.html#xshadowname). They belong to it and change with
/// it.
/// </summary>
internal static class ShadowTables
{
    private const string Find = "SELECT name FROM pragma_table_list(@p0) WHERE schema = @p1 AND type = 'shadow'";
    private const string OfSchema =
        "SELECT l.name, (SELECT group_concat(c.name || ' ' || c.type || ' ' || c.pk, ', ') FROM pragma_table_xinfo(l.name, l.schema) c) "
        + "FROM pragma_table_list l WHERE l.schema = @p0 AND l.type = 'shadow'";

    /// <summary>The shadow tables of some virtual tables of one database, each with its columns.</summary>
    public static ILookup<(string Schema, string Name), (string Name, string Columns)> Read(
        IDatabaseSession session,
        IReadOnlyList<VirtualTable> owners
    ) =>
        session
            .Rows(OfSchema, row => (Name: Names.Fold(row.GetString(0)), Columns: row.GetString(1)), owners[0].Schema)
            .Select(table => (Table: table, Owner: OwnerOf(table.Name, owners)))
            .Where(found => found.Owner is not null)
            .ToLookup(found => found.Owner!.Key, found => found.Table);

    /// <exception cref="DatabaseOperationNotSupportedException">The table is one of them.</exception>
    public static void Refuse(SqliteSession session, string? schema, string table)
    {
        var database = string.IsNullOrEmpty(schema) ? "main" : SqliteQuoter.Instance.UnQuote(schema);
        if (session.IsNew || Names.Same(database, Names.Main) && session.Steps.Modules.HasNone(session.SchemaRevision()))
            return;
        var all = VirtualTable.Read(session, database);
        if (all.Count == 0 || session.Rows(Find, row => row.GetString(0), SqliteQuoter.Instance.UnQuote(table), database) is not [var name])
            return;
        throw new OperationRefusedException(
            $"table {name} belongs to virtual table {OwnerOf(name, all)?.Name}, whose module stores its rows there",
            "change, rename or delete the virtual table instead"
        );
    }

    private static VirtualTable? OwnerOf(string name, IEnumerable<VirtualTable> all) =>
        all.Where(one => Names.Fold(name).StartsWith(Names.Fold(one.Name) + "_", StringComparison.Ordinal)).MaxBy(one => one.Name.Length);
}
