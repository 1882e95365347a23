using System.Data;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>
/// Lets the connections that the engine opens for dry runs, rebuilds and backups call the collations and scalar functions of a connection
/// of the host. SQLite cannot copy them, so they are called through the host's connection. Aggregates cannot be called in this way.
/// </summary>
/// <param name="lender">The connection of the host.</param>
/// <param name="name">The database, as messages name it.</param>
/// <param name="options">How long to wait for the connection.</param>
internal sealed class LentFunctions(SqliteConnection lender, string name, SqliteDatabaseOptions options)
{
    private const long Deterministic = 0x800;

    /// <summary>Registers what another connection lacks.</summary>
    public void LendTo(SqliteConnection borrower)
    {
        if (lender.State != ConnectionState.Open)
            return;
        using var entry = Enter();
        foreach (var collation in CollationsOf(lender).Except(CollationsOf(borrower), StringComparer.OrdinalIgnoreCase))
            borrower.CreateCollation(collation, (one, other) => Compare(collation, one, other));
        foreach (var (function, isDeterministic) in ScalarFunctionsOf(lender))
            borrower.CreateFunction(function, arguments => Call(function, arguments), isDeterministic);
    }

    /// <summary>Does not query pragma_collation_list, which reads the file and would wait for a lock, such as that of a restore.</summary>
    private static List<string> CollationsOf(SqliteConnection connection) =>
        connection.Rows("PRAGMA collation_list", row => row.GetString(1));

    /// <inheritdoc cref="CollationsOf" />
    private static IEnumerable<(string Name, bool IsDeterministic)> ScalarFunctionsOf(SqliteConnection connection) =>
        connection
            .Rows("PRAGMA function_list", row =>
                (Name: row.GetString(0), IsOwn: row.GetInt64(1) == 0, Type: row.GetString(2), Flags: row.GetInt64(5))
            )
            .Where(function => function is { IsOwn: true, Type: "s" })
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Select(overloads => (overloads.Key, overloads.Any(one => (one.Flags & Deterministic) != 0)));

    private int Compare(string collation, string one, string other) =>
        (int)
            (long)
                Ask(
                    $"SELECT CASE WHEN @p0 = @p1 COLLATE {Quoted(collation)} THEN 0 WHEN @p0 < @p1 COLLATE {Quoted(collation)} THEN -1 "
                        + $"ELSE 1 END",
                    [one, other]
                )!;

    private object? Call(string function, object?[] arguments) =>
        Ask($"SELECT {Quoted(function)}({string.Join(", ", arguments.Select((_, index) => $"@p{index}"))})", arguments);

    private object? Ask(string sql, object?[] arguments)
    {
        using var entry = Enter();
        using var command = lender.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < arguments.Length; index++)
            command.Parameters.AddWithValue($"@p{index}", arguments[index] ?? DBNull.Value);
        return command.ExecuteScalar() is var value && value is DBNull ? null : value;
    }

    private ConnectionGate.Entry Enter() =>
        ConnectionGate.Of(lender).TryEnter(options.LockTimeout, options.Work.Wait) ?? throw GivenFaults.Busy(name, options.LockTimeout);

    private static string Quoted(string name) => SqliteQuoter.Instance.Quote(name);
}
