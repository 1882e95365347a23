using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Connections;

/// <summary>Runs the dialect's own statements on a connection.</summary>
internal static class Queries
{
    extension(NpgsqlConnection connection)
    {
        public void Run(string sql, params IReadOnlyList<object> values)
        {
            using var command = connection.Command(sql, values);
            command.ExecuteNonQuery();
        }

        /// <summary>The first column of the first row; null if there is none, or it is NULL.</summary>
        public object? Read(string sql, params IReadOnlyList<object> values)
        {
            using var command = connection.Command(sql, values);
            return command.ExecuteScalar() is var value and not DBNull ? value : null;
        }

        /// <summary>Each row, as <paramref name="of"/> reads it.</summary>
        public List<T> Rows<T>(string sql, Func<NpgsqlDataReader, T> of, params IReadOnlyList<object> values)
        {
            using var command = connection.Command(sql, values);
            using var row = command.ExecuteReader();
            var rows = new List<T>();
            while (row.Read())
                rows.Add(of(row));
            return rows;
        }

        private NpgsqlCommand Command(string sql, IReadOnlyList<object> values)
        {
            var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            return command;
        }
    }

    extension(NpgsqlDataReader row)
    {
        /// <summary>A text, or null.</summary>
        public string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
