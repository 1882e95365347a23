using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// A hash of the content of a database: its schema, <c>user_version</c> and <c>application_id</c>, and every row of its tables with its
/// rowid and the storage class of every value.
/// </summary>
internal static class SqliteContent
{
    private const string Schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";

    // The content of a virtual table is in tables of its own, or outside of the database.
    private const string Tables =
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', "
        + "'shadow') AND name <> 'sqlite_schema' ORDER BY name";

    private static readonly string[] Numbers = ["PRAGMA user_version", "PRAGMA application_id"];

    private static readonly string[] RowIds = ["rowid", "_rowid_", "oid"];

    public static string Hash(SqliteConnection connection, IReadOnlyCollection<string> ignored)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, connection.Handle!, Schema);
        foreach (var number in Numbers)
            Add(hash, connection.Handle!, number);
        foreach (var (table, hasRowId) in TablesOf(connection).Where(table => !ignored.Contains(table.Name, NameComparer.Instance)))
        {
            Add(hash, Encoding.UTF8.GetBytes(table));
            // The AUTOINCREMENT counters of ignored tables change with their rows.
            Add(
                hash,
                connection.Handle!,
                table == "sqlite_sequence"
                    ? $"SELECT * FROM sqlite_sequence WHERE name {NameCollation.Same} NOT IN "
                        + $"({string.Join(", ", ignored.Select(SqliteQuoter.Instance.QuoteValue))})"
                    : $"SELECT {(hasRowId ? RowId(connection, table) : "")}* FROM {SqliteQuoter.Exact(table)}"
            );
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static List<(string Name, bool HasRowId)> TablesOf(SqliteConnection connection) =>
        connection.Rows(Tables, row => (row.GetString(0), row.GetInt64(1) == 0));

    /// <summary>A name of the rowid that is not used by a column; if columns use all three, SQLite does not expose it.</summary>
    private static string RowId(SqliteConnection connection, string table)
    {
        var columns = connection.Rows("SELECT name FROM pragma_table_xinfo(@p0)", row => row.GetString(0), table);
        return Array.Find(RowIds, name => !columns.Contains(name, NameComparer.Instance)) is { } free ? $"{free}, " : "";
    }

    private static void Add(IncrementalHash hash, sqlite3 connection, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, sql, out var statement), connection);
        using (statement)
        {
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                for (var column = 0; column < raw.sqlite3_column_count(statement); column++)
                    Add(hash, statement, column);
            }

            if (result != raw.SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(result, connection);
        }
    }

    private static void Add(IncrementalHash hash, sqlite3_stmt statement, int column)
    {
        Span<byte> value = stackalloc byte[9];
        value[0] = (byte)raw.sqlite3_column_type(statement, column);
        switch (value[0])
        {
            case raw.SQLITE_INTEGER:
                BinaryPrimitives.WriteInt64LittleEndian(value[1..], raw.sqlite3_column_int64(statement, column));
                hash.AppendData(value);
                break;
            case raw.SQLITE_FLOAT:
                BinaryPrimitives.WriteDoubleLittleEndian(value[1..], raw.sqlite3_column_double(statement, column));
                hash.AppendData(value);
                break;
            default:
                hash.AppendData(value[..1]);
                Add(hash, raw.sqlite3_column_blob(statement, column));
                break;
        }
    }

    /// <summary>Each value is preceded by its length, so that moving the boundary between two neighbors changes the hash.</summary>
    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
