using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Conditions that must hold during a rebuild, or after SQLite's own alteration.</summary>
internal static class StepChecks
{
    private const string Report = "this is a bug in the engine: report it with this message";

    public static CheckCommand ForeignKeysAreOff() =>
        new(
            ErrorCodes.StepFailed,
            session =>
                session.Number("PRAGMA foreign_keys") == 0
                    ? null
                    : "foreign keys are enforced, and dropping the old table would delete rows that refer to it",
            Report,
            "PRAGMA foreign_keys"
        )
        {
            Query = "SELECT * FROM pragma_foreign_keys WHERE foreign_keys <> 0",
        };

    public static CheckCommand SameText(StoredTable table, string wanted)
    {
        var sql =
            $"SELECT sql FROM {SqliteQuoter.Instance.Quote(table.Schema)}.sqlite_master WHERE type = 'table' AND name = "
            + $"{SqliteQuoter.Instance.QuoteValue(table.Name)}";
        return new CheckCommand(
            ErrorCodes.StepFailed,
            session =>
                session.Rows(sql, row => row.GetString(0)).SingleOrDefault() is var stored && stored == wanted
                    ? null
                    : $"SQLite stored a different statement for table {table.Name} than intended:\n{stored}\ninstead of\n{wanted}",
            Report,
            sql
        );
    }

    /// <summary>Every row of a table was copied. They are counted only if the copying itself did not say so.</summary>
    public static CheckCommand SameCount(string old, string made)
    {
        var (before, after) = ($"(SELECT count(*) FROM {old})", $"(SELECT count(*) FROM {made})");
        var sql = $"SELECT {before}, {after}";
        return new CheckCommand(
            ErrorCodes.StepFailed,
            session =>
            {
                if (session is SqliteSession { HasCopiedAll: true })
                    return null;
                var (all, copied) = session.Rows(sql, row => (row.GetInt64(0), row.GetInt64(1))).Single();
                return all == copied ? null : $"of {Quantity.Of(all, "row")}, {Quantity.Of(copied, "was", "were")} copied";
            },
            Report,
            sql
        )
        {
            Query = $"{sql} WHERE {before} <> {after}",
        };
    }
}
