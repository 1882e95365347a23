using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Registers placeholders for missing collations, until disposed. The placeholders compare bytes, so nothing may be sorted, searched or
/// written with them.
/// </summary>
internal sealed class MissingCollations(SqliteConnection connection) : IDisposable
{
    private const string Missing = "no such collation sequence: ";

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Runs a statement. For a rename or a dropped column, SQLite reads every index again, and fails at the first that needs a missing
    /// collation, whatever its table; it compares no values meanwhile.
    /// </summary>
    public static void PassOver(SqliteConnection connection, string sql, Action run)
    {
        try
        {
            run();
        }
        catch (SqliteException cause) when (NameIn(cause) is not null && OnlyReadsIndexes(connection, sql))
        {
            using var placeholders = new MissingCollations(connection);
            placeholders.Register(cause, run);
        }
    }

    /// <summary>Registers a placeholder for the collation that an error names.</summary>
    /// <returns>False if the error has another cause, or the placeholder did not help.</returns>
    public bool TryRegister(SqliteException error)
    {
        if (NameIn(error) is not { } name || !_names.Add(name))
            return false;
        connection.CreateCollation(name, string.CompareOrdinal);
        return true;
    }

    public void Dispose()
    {
        foreach (var name in _names)
            connection.CreateCollation(name, null);
    }

    private void Register(SqliteException first, Action run)
    {
        for (var error = first; TryRegister(error); )
        {
            try
            {
                run();
                return;
            }
            catch (SqliteException next) when (NameIn(next) is { } name && !_names.Contains(name))
            {
                error = next;
            }
        }
    }

    public static string? NameIn(SqliteException error)
    {
        var words = IntegrityTexts.Words(error);
        var at = words.LastIndexOf(Missing, StringComparison.Ordinal);
        return at < 0 ? null : words[(at + Missing.Length)..];
    }

    /// <summary>Dropping a column rewrites the rows, which a table without rowids sorts by the collation of its key.</summary>
    private static bool OnlyReadsIndexes(SqliteConnection connection, string sql)
    {
        var tokens = SqliteTokenizer.Read(sql).ToList();
        return tokens.Count > 3
            && tokens[0].Is("ALTER")
            && (
                tokens.Exists(token => token.Is("RENAME"))
                || tokens.Exists(token => token.Is("DROP"))
                    && connection.Rows("SELECT 1 FROM pragma_table_list WHERE wr = 1 LIMIT 1", row => row.GetInt64(0)).Count == 0
            );
    }
}
