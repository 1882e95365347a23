using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Locking;

/// <summary>
/// Knows which statements hold a lock while they read or write every row of a table
/// (https://www.postgresql.org/docs/current/explicit-locking.html,
/// https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES).
/// </summary>
internal sealed class BlockingForecasts : IBlockingForecasts
{
    public IBlockingForecast Begin(IDatabaseSession session) => new Forecast(session);

    private sealed class Forecast(IDatabaseSession session) : IBlockingForecast
    {
        private readonly HashSet<string> _new = new(StringComparer.Ordinal);

        public IReadOnlyList<BlockingRisk> Look(DatabaseCommand command) =>
            command is SqlCommand sql ? [.. PostgresScript.Statements(sql.Sql).SelectMany(Of)] : [];

        private IEnumerable<BlockingRisk> Of(string text)
        {
            var statement = new StatementWords(text);
            if (statement.Begins("CREATE", "TABLE") && statement.NameAfter("TABLE", "EXISTS") is { } created)
                _new.Add(created);
            foreach (var (table, what, advice) in BlockingStatements.Of(statement))
            {
                // Nobody uses a table yet that the plan itself creates.
                if (!_new.Contains(table) && Size(table) is { } size)
                    yield return new BlockingRisk(
                        TableOf(table),
                        string.Format(CultureInfo.InvariantCulture, what, $"{table} ({size})"),
                        advice
                    );
            }
        }

        /// <summary>The size of a table, as the server last estimated it; null if there is no such table, or it is empty.</summary>
        private string? Size(string table)
        {
            if (session.IsNew)
                return null;
            using var command = session.CreateCommand(
                "SELECT greatest(c.reltuples, 0)::bigint, pg_table_size(c.oid) FROM pg_class c "
                    + $"WHERE c.oid = to_regclass({PostgresNames.Literal(table)}) AND pg_relation_size(c.oid) > 0"
            );
            using var row = command.ExecuteReader();
            if (!row.Read())
                return null;
            var rows = row.GetInt64(0);
            return $"{(rows > 0 ? $"about {Quantity.Of(rows, "row")}, " : "")}{Quantity.Bytes(row.GetInt64(1))}";
        }

        private static TableName TableOf(string name)
        {
            var parts = name.Split('.');
            return PostgresNames.Of(parts.Length > 1 ? Bare(parts[0]) : PostgresNames.DefaultSchema, Bare(parts[^1]));
        }

        private static string Bare(string name) => name.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
