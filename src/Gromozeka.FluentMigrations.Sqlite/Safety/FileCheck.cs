using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Checks a database with quick_check or integrity_check. If SQLite gives up because something is not registered, each table is checked
/// separately, so that damage in the others is found.
/// </summary>
/// <param name="connection">The database, with no statement running on it.</param>
/// <param name="isThorough">Whether indexes are compared with their tables.</param>
internal sealed class FileCheck(SqliteConnection connection, bool isThorough)
{
    private const string DamagedPages = "*** in database ";
    private const string All = "2147483647";

    /// <summary>The maximum number of lines that SQLite returns for one table.</summary>
    private const int MostOfOneTable = 100;

    private readonly string _pragma = isThorough ? "integrity_check" : "quick_check";
    private readonly List<string> _unchecked = [];
    private readonly Dictionary<string, long> _broken = new(StringComparer.Ordinal);

    public IntegrityReport Run()
    {
        try
        {
            return FindDamage() is { } damage
                ? IntegrityReport.Damaged(damage)
                : new IntegrityReport(null, _unchecked, [.. _broken.Select(Counted)]);
        }
        catch (SqliteException cause) when (IntegrityTexts.Of(cause) == IntegrityFault.Damage)
        {
            return IntegrityReport.Damaged(cause.Message);
        }
    }

    private string? FindDamage()
    {
        try
        {
            // One line is enough for an undamaged file, and more lines about a badly damaged one are not worth the memory.
            var first = Lines($"{_pragma}(1)").First();
            return IntegrityTexts.Of(first) switch
            {
                IntegrityFault.None => null,
                IntegrityFault.Damage => first,
                _ => Sort($"{_pragma}({All})", out _),
            };
        }
        catch (SqliteException cause) when (IntegrityTexts.Of(cause) == IntegrityFault.Unchecked)
        {
            _broken.Clear();
            _unchecked.Clear();
            return Tables().Select(table => FindDamage(table.Schema, table.Name)).FirstOrDefault(damage => damage is not null);
        }
    }

    private string? FindDamage(string schema, string table)
    {
        try
        {
            var damage = Sort(Of(_pragma, schema, table), out var lines);
            if (lines >= MostOfOneTable)
                _unchecked.Add($"table {table}: it has at least {lines} faults, and the check stopped there");
            return damage;
        }
        catch (SqliteException cause) when (IntegrityTexts.Of(cause) == IntegrityFault.Unchecked)
        {
            _unchecked.Add($"table {table}: {Reason(schema, table) ?? IntegrityTexts.Words(cause)}");
            return FindDamagedPages(Of("quick_check", schema, table));
        }
    }

    /// <summary>Checks the pages of a table that cannot be checked fully. Results that depend on text order are ignored.</summary>
    private string? FindDamagedPages(string check)
    {
        using var placeholders = new MissingCollations(connection);
        // A CHECK may call a function that does not exist.
        IgnoreChecks(true);
        try
        {
            while (true)
            {
                try
                {
                    return Lines(check).FirstOrDefault(line => line.StartsWith(DamagedPages, StringComparison.Ordinal));
                }
                catch (SqliteException cause) when (IntegrityTexts.Of(cause) == IntegrityFault.Unchecked)
                {
                    if (!placeholders.TryRegister(cause))
                        return null;
                }
            }
        }
        finally
        {
            IgnoreChecks(false);
        }
    }

    private void IgnoreChecks(bool ignores) => connection.Run($"PRAGMA ignore_check_constraints = {(ignores ? "ON" : "OFF")}");

    /// <summary>Reads lines until one indicates damage.</summary>
    private string? Sort(string check, out int lines)
    {
        lines = 0;
        foreach (var line in Lines(check))
        {
            lines++;
            switch (IntegrityTexts.Of(line))
            {
                case IntegrityFault.Damage:
                    return line;
                case IntegrityFault.Unchecked:
                    _unchecked.Add(line);
                    break;
                case IntegrityFault.BrokenRow:
                    _broken[line] = _broken.GetValueOrDefault(line) + 1;
                    break;
            }
        }

        return null;
    }

    private List<(string Schema, string Name)> Tables() =>
        [
            .. from schema in Lines("database_list", column: 1)
            from table in Lines($"{SqliteQuoter.Instance.Quote(schema)}.table_list", column: 1, schema)
            select (schema, table),
        ];

    /// <summary>The check of a full-text table does not name a missing tokenizer; a search does.</summary>
    private string? Reason(string schema, string table)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                $"SELECT 1 FROM {SqliteQuoter.Instance.QuoteTableName(table, schema)} WHERE {SqliteQuoter.Instance.Quote(table)} MATCH 'a'";
            command.ExecuteScalar();
            return null;
        }
        catch (SqliteException cause)
        {
            return IntegrityTexts.Words(cause) is var words && words.Contains("tokenizer", StringComparison.Ordinal) ? words : null;
        }
    }

    private IEnumerable<string> Lines(string pragma, int column = 0, string? schema = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (schema is null || row.GetString(0) == schema && row.GetString(2) is "table" or "virtual" or "shadow")
                yield return row.GetString(column);
        }
    }

    private static string Of(string pragma, string schema, string table) =>
        $"{SqliteQuoter.Instance.Quote(schema)}.{pragma}({SqliteQuoter.Instance.QuoteValue(table)})";

    private static string Counted(KeyValuePair<string, long> line) =>
        line.Value == 1 ? line.Key : $"{line.Key} ({Quantity.Of(line.Value, "row")})";
}
