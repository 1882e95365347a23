using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Execute.Sql and scripts. Within a transaction SQLite silently ignores PRAGMA foreign_keys; it is refused.</summary>
internal static class PlainSql
{
    public static void Check(string sql, bool isInTransaction)
    {
        if (!isInTransaction || !sql.Contains("pragma", StringComparison.OrdinalIgnoreCase))
            return;
        var tokens = SqliteTokenizer.Read(sql).ToList();
        for (var index = 0; index + 2 < tokens.Count; index++)
        {
            if (!tokens[index].Is("PRAGMA"))
                continue;
            var name = index + 3 < tokens.Count && tokens[index + 2].Text == "." ? index + 3 : index + 1;
            if (
                name + 1 < tokens.Count
                && tokens[name].Name.Equals("foreign_keys", StringComparison.OrdinalIgnoreCase)
                && tokens[name + 1].Text is "=" or "("
            )
            {
                throw new OperationRefusedException(
                    "PRAGMA foreign_keys: SQLite ignores it within a transaction, and a step is one",
                    "set it for the connection (SqliteDatabaseOptions.ForeignKeys), or mark the migration with TransactionBehavior.None"
                );
            }
        }
    }
}
