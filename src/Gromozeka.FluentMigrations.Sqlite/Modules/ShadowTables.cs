using FluentMigrator.Exceptions;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>Tables in which a module keeps what a virtual table holds (sqlite.org/vtab.html#xshadowname). They are its own, and change with it.</summary>
internal static class ShadowTables
{
    private const string Find = "SELECT name FROM pragma_table_list(@p0) WHERE schema = @p1 AND type = 'shadow'";

    /// <exception cref="DatabaseOperationNotSupportedException">The table is one of them.</exception>
    public static void Refuse(IDatabaseSession session, string? schema, string table)
    {
        var database = string.IsNullOrEmpty(schema) ? "main" : SqliteQuoter.Instance.UnQuote(schema);
        var all = session.IsNew ? [] : VirtualTable.Read(session, database);
        if (all.Count == 0 || session.Rows(Find, row => row.GetString(0), SqliteQuoter.Instance.UnQuote(table), database) is not [var name])
            return;
        var owner = all.Where(one => Names.Fold(name).StartsWith(Names.Fold(one.Name) + "_", StringComparison.Ordinal)).MaxBy(one => one.Name.Length);
        throw new DatabaseOperationNotSupportedException(
            $"table {name} belongs to virtual table {owner?.Name}: its module keeps its rows there. Change, rename or delete the virtual table instead.");
    }
}
