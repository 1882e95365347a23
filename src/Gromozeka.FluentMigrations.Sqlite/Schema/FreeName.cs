using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// An unused name for a short-lived table, outside the names that SQLite reserves (those that begin with <c>sqlite_</c>).
/// </summary>
internal static class FreeName
{
    private const string Suffix = "__rebuild";
    private const string Reserved = "sqlite_";

    public static string Of(IDatabaseSession session, string schema, string table)
    {
        var taken = session
            .Rows($"SELECT name FROM {SqliteQuoter.Exact(schema)}.sqlite_master UNION ALL SELECT name FROM temp.sqlite_master", row =>
                row.GetString(0)
            )
            .ToHashSet(NameComparer.Instance);
        var name = NotReserved(table + Suffix);
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{number}"))
            .First(candidate => !taken.Contains(candidate));
    }

    /// <summary>The name, preceded by an underscore if SQLite reserves it.</summary>
    public static string NotReserved(string name) => name.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase) ? "_" + name : name;
}
