using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// The files that the application attaches to each connection. On a copy, a migration would write to the files themselves.
/// </summary>
internal static class OtherFiles
{
    private const string Attached = "SELECT name, file FROM pragma_database_list WHERE name NOT IN ('main', 'temp') AND file <> ''";

    /// <summary>What prepares a connection, with an empty database in memory in place of each file; null for nothing to prepare.</summary>
    public static Action<SqliteConnection>? InMemory(Action<SqliteConnection>? prepare) =>
        prepare is null
            ? null
            : connection =>
            {
                prepare(connection);
                foreach (var schema in Detach(connection))
                    connection.Run($"ATTACH ':memory:' AS {SqliteQuoter.Exact(schema)}");
            };

    /// <summary>The attached files, by schema.</summary>
    public static IReadOnlyDictionary<string, string> Of(SqliteConnection connection) =>
        connection
            .Rows(Attached, row => (Schema: row.GetString(0), Path: row.GetString(1)))
            .ToDictionary(file => file.Schema, file => file.Path);

    /// <summary>Takes them off the connection.</summary>
    /// <returns>Their schemas.</returns>
    public static IReadOnlyCollection<string> Detach(SqliteConnection connection)
    {
        IReadOnlyCollection<string> schemas = [.. Of(connection).Keys];
        foreach (var schema in schemas)
            connection.Run($"DETACH {SqliteQuoter.Exact(schema)}");
        return schemas;
    }
}
