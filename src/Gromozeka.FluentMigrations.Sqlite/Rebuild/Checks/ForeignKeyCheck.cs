using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Finds violated foreign keys, counted by SQLite so that no rows are kept in memory.</summary>
internal static class ForeignKeyCheck
{
    public static IReadOnlyList<BrokenForeignKey> Run(IDatabaseSession session) =>
        [.. ForeignKeyAudit.TablesWithKeys(session).SelectMany(place => Run(session, place.Schema, place.Table))];

    private static List<BrokenForeignKey> Run(IDatabaseSession session, string schema, string table)
    {
        try
        {
            return session.Rows(
                "SELECT parent, count(*) FROM pragma_foreign_key_check(@p0, @p1) GROUP BY parent ORDER BY parent",
                row => new BrokenForeignKey(
                    Names.Table(schema, table),
                    $"{Quantity.Of(row.GetInt64(1), "row refers", "rows refer")} to rows of {row.GetString(0)} that do not exist"
                ),
                table,
                schema
            );
        }
        catch (SqliteException mismatch) when (mismatch.Message.Contains("mismatch", StringComparison.Ordinal))
        {
            return [new BrokenForeignKey(Names.Table(schema, table), $"what it refers to is not a key: {mismatch.Message}")];
        }
        catch (SqliteException cause) when (IntegrityTexts.Of(cause) == IntegrityFault.Unchecked)
        {
            return [new BrokenForeignKey(Names.Table(schema, table), IntegrityTexts.Words(cause)) { IsUnknown = true }];
        }
    }
}
