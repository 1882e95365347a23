using System.Globalization;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// The rows that violate a foreign key, before a step and after it. Those that were there before are none of the step's business: many
/// databases ran without enforcement.
/// </summary>
internal sealed class ForeignKeyAudit
{
    private const string Tables =
        "SELECT DISTINCT m.name FROM {0}.sqlite_master m JOIN pragma_foreign_key_list(m.name, @p0) f WHERE m.type = 'table'";

    private readonly Dictionary<string, HashSet<string>> _violations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mismatches = new(StringComparer.Ordinal);

    private ForeignKeyAudit()
    {
    }

    public static ForeignKeyAudit Read(IDatabaseSession session)
    {
        var audit = new ForeignKeyAudit();
        foreach (var (schema, table) in TablesWithKeys(session))
            audit.Read(session, schema, table);
        return audit;
    }

    /// <summary>The tables that have foreign keys, each with its schema.</summary>
    public static IEnumerable<(string Schema, string Table)> TablesWithKeys(IDatabaseSession session)
    {
        foreach (var schema in session.Rows("SELECT name FROM pragma_database_list WHERE name <> 'temp'", row => row.GetString(0)))
        {
            var sql = Tables.Replace("{0}", SqliteQuoter.Instance.Quote(schema), StringComparison.Ordinal);
            foreach (var table in session.Rows(sql, row => row.GetString(0), schema))
                yield return (schema, table);
        }
    }

    /// <summary>Compares with what was there before.</summary>
    /// <exception cref="CheckFailedException">There are new violations.</exception>
    public void CheckAgainst(ForeignKeyAudit before)
    {
        if (_mismatches.Except(before._mismatches).FirstOrDefault() is { } mismatch)
        {
            throw new CheckFailedException(
                ErrorCodes.DependentBroken,
                $"a foreign key would not work any more: {mismatch}",
                "keep a primary key or a unique index over the columns that the foreign key refers to, or delete the foreign key first");
        }

        foreach (var (place, rows) in _violations)
        {
            var found = rows.Except(before._violations.GetValueOrDefault(place, [])).ToList();
            if (found.Count > 0)
                throw Violated(place, found);
        }
    }

    private static CheckFailedException Violated(string place, List<string> rows) => new(
        ErrorCodes.RowsDoNotFit,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Count} {(rows.Count == 1 ? "row" : "rows")} of {place} that are not there: {Samples(rows)}. To find them: PRAGMA foreign_key_check"),
        "correct the rows first. While a table is rebuilt foreign keys are off, and ON DELETE and ON UPDATE do nothing: if the step deletes or changes rows "
        + "that others refer to, split the migration, one for the rows and one for the table");

    private static string Samples(List<string> rows) => string.Join("; ", rows.Take(3)) + (rows.Count > 3 ? " …" : "");

    private void Read(IDatabaseSession session, string schema, string table)
    {
        try
        {
            foreach (var (parent, row) in session.Rows(
                "SELECT parent, rowid FROM pragma_foreign_key_check(@p0, @p1)",
                row => (row.GetString(0), row.IsDBNull(1) ? null : string.Create(CultureInfo.InvariantCulture, $"rowid {row.GetInt64(1)}")),
                [table, schema]))
            {
                var place = $"table {table} refer to rows of {parent}";
                if (!_violations.TryGetValue(place, out var rows))
                    _violations[place] = rows = new HashSet<string>(StringComparer.Ordinal);
                // Rows of a table WITHOUT ROWID have no number; they can only be counted.
                rows.Add(row ?? string.Create(CultureInfo.InvariantCulture, $"row {rows.Count + 1} of those without a number"));
            }
        }
        catch (SqliteException mismatch) when (mismatch.Message.Contains("mismatch", StringComparison.Ordinal))
        {
            _mismatches.Add(mismatch.Message);
        }
    }
}
