using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Gromozeka.TestSupport;

/// <summary>Looks at, and writes to, an SQLite file with nothing of the engine in between.</summary>
public sealed class DatabaseFile(string path)
{
    public string Path { get; } = path;

    public string ConnectionString => $"Data Source={Path};Pooling=False;Foreign Keys=False";

    /// <summary>All files in its folder but the lock file, which is never deleted.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Where(file => file != Path + ".lock").Order(StringComparer.Ordinal)];

    public string Hash => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path)));

    /// <summary>Whether a test may have written to it itself.</summary>
    public bool IsChangedByHand { get; private set; }

    public SqliteConnection Open()
    {
        IsChangedByHand = true;
        return Connect();
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Each row as one text, its values by SQLite's quote(), so that 1, 1.0, '1' and x'31' differ.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(
                string.Join(
                    "|",
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(column => Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture))
                )
            );
        return rows;
    }

    public string? Scalar(string sql) => Rows(sql) is [var first, ..] ? first : null;

    public IReadOnlyList<string> Tables() =>
        Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");

    /// <summary>Every row of a table with value and storage class of every column, in the order of the rowid.</summary>
    public IReadOnlyList<string> Content(string table)
    {
        var columns = Rows($"SELECT name FROM pragma_table_info('{table}') ORDER BY name");
        var values = columns.Select(column => $"typeof(\"{column}\") || ':' || quote(\"{column}\")");
        return Rows($"SELECT rowid || '|' || {string.Join(" || '|' || ", values)} FROM \"{table}\" ORDER BY rowid");
    }

    /// <summary>The content of some tables, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Content(IEnumerable<string> tables) =>
        tables.ToDictionary(table => table, Content);
}
