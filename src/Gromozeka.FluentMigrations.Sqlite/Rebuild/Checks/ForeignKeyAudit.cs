using System.Globalization;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;
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
        "SELECT DISTINCT m.name FROM {0} m JOIN pragma_foreign_key_list(m.name, @p0) f WHERE m.type = 'table'";

    private readonly Dictionary<(string Table, string Parent), Violations> _violations = [];
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mismatches = new(StringComparer.Ordinal);

    private ForeignKeyAudit()
    {
    }

    public static ForeignKeyAudit Read(IDatabaseSession session)
    {
        var audit = new ForeignKeyAudit();
        foreach (var schema in Schemas(session))
            audit._tables.UnionWith(session.Rows($"SELECT name FROM {Master(schema)} WHERE type = 'table'", row => Names.Fold(row.GetString(0))));
        foreach (var (schema, table) in TablesWithKeys(session))
            audit.Read(session, schema, table);
        return audit;
    }

    /// <summary>The tables that have foreign keys, each with its schema.</summary>
    public static IEnumerable<(string Schema, string Table)> TablesWithKeys(IDatabaseSession session) =>
        from schema in Schemas(session)
        from table in session.Rows(Tables.Replace("{0}", Master(schema), StringComparison.Ordinal), row => row.GetString(0), schema)
        select (schema, table);

    /// <summary>Compares with what was there before.</summary>
    /// <param name="before">What was there.</param>
    /// <param name="renumbered">The tables whose rows have other numbers since: their violations can only be counted.</param>
    /// <exception cref="CheckFailedException">There are new violations.</exception>
    public void CheckAgainst(ForeignKeyAudit before, IReadOnlyCollection<string> renumbered)
    {
        if (_mismatches.Except(before._mismatches).FirstOrDefault() is { } mismatch)
        {
            throw new CheckFailedException(
                ErrorCodes.DependentBroken,
                $"a foreign key would not work any more: {mismatch}",
                "keep a primary key or a unique index over the columns that the foreign key refers to, or delete the foreign key first");
        }

        foreach (var (place, now) in _violations)
        {
            var then = before._violations.GetValueOrDefault(place) ?? before.Renamed(place, this) ?? new Violations();
            var isCounted = renumbered.Any(table => Names.Same(table, place.Table));
            if (isCounted ? now.Count > then.Count : !now.AreAmong(then))
                throw Violated(place, isCounted ? now.Count - then.Count : now.CountNew(then), now.Sample(isCounted ? new Violations() : then));
        }
    }

    /// <summary>The violations of a table that had another name, or whose parent had: a name is new, and one is gone.</summary>
    private Violations? Renamed((string Table, string Parent) place, ForeignKeyAudit now) => Knows(place)
        ? null
        : _violations.Where(old => !now.Knows(old.Key)).Select(old => old.Value).FirstOrDefault(now._violations[place].AreAmong);

    private bool Knows((string Table, string Parent) place) => _tables.Contains(Names.Fold(place.Table)) && _tables.Contains(Names.Fold(place.Parent));

    private static List<string> Schemas(IDatabaseSession session) =>
        session.Rows("SELECT name FROM pragma_database_list WHERE name <> 'temp'", row => row.GetString(0));

    private static string Master(string schema) => SqliteQuoter.Instance.QuoteTableName("sqlite_master", schema);

    private static CheckFailedException Violated((string Table, string Parent) place, long count, string sample) => new(
        ErrorCodes.RowsDoNotFit,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count} {(count == 1 ? "row" : "rows")} of table {place.Table} refer to rows of {place.Parent} that are not there: {sample}. To find them: PRAGMA foreign_key_check"),
        "correct the rows first. While a table is rebuilt foreign keys are off, and ON DELETE and ON UPDATE do nothing: if the step deletes or changes rows "
        + "that others refer to, split the migration, one for the rows and one for the table");

    private void Read(IDatabaseSession session, string schema, string table)
    {
        try
        {
            session.Each(
                "SELECT parent, rowid FROM pragma_foreign_key_check(@p0, @p1)",
                row =>
                {
                    var place = (table, row.GetString(0));
                    if (!_violations.TryGetValue(place, out var violations))
                        _violations[place] = violations = new Violations();
                    violations.Add(row.IsDBNull(1) ? null : row.GetInt64(1));
                },
                table,
                schema);
        }
        catch (SqliteException mismatch) when (mismatch.Message.Contains("mismatch", StringComparison.Ordinal))
        {
            _mismatches.Add(mismatch.Message);
        }
        catch (SqliteException cause) when (IntegrityTexts.Of(cause) == IntegrityFault.Unchecked)
        {
            // A collation that is not registered: what cannot be compared before the step cannot be compared after it.
        }
    }
}
