using Npgsql;

namespace Gromozeka.TestSupport;

/// <summary>
/// A database of its own on a PostgreSQL server, used with nothing of the engine in between; dropped at the end of the test.
/// </summary>
public sealed class PostgresDatabaseOfTest : IDisposable
{
    private readonly string _server;
    private readonly string _name = $"test_{Guid.NewGuid():N}";

    /// <param name="server">The server's connection string; null for that of <see cref="PostgresServer"/>.</param>
    public PostgresDatabaseOfTest(string? server = null)
    {
        _server = new NpgsqlConnectionStringBuilder(server ?? PostgresServer.ConnectionString) { Pooling = false }.ConnectionString;
        Execute(_server, $"CREATE DATABASE {_name}");
    }

    /// <summary>Its connection string, as a program would have it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, Pooling = true }.ConnectionString;

    private string Unpooled => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    public NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(Unpooled);
        connection.Open();
        return connection;
    }

    public void Execute(string sql) => Execute(Unpooled, sql);

    /// <summary>Each row as one text, its values separated by a line.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = Open();
        return connection.ReadRows(sql);
    }

    /// <summary>Ends the sessions of whoever is still connected.</summary>
    public void Dispose() => Execute(_server, $"DROP DATABASE {_name} WITH (FORCE)");

    private static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
