using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Locking;

/// <summary>The statements that block a table for as long as they read or write its rows, each with a sequence that does not.</summary>
internal static class BlockingStatements
{
    private const string None = "TransactionBehavior.None";

    private static readonly string[] VolatileDefaults =
    [
        "RANDOM",
        "CLOCK_TIMESTAMP",
        "GEN_RANDOM_UUID",
        "UUID_GENERATE_V4",
        "NEXTVAL",
        "TIMEOFDAY",
    ];

    /// <returns>The table as written, what is blocked ({0}: the table with its size), and the advice.</returns>
    public static IEnumerable<(string Table, string What, string Advice)> Of(StatementWords statement)
    {
        if (statement.Begins("CREATE", "INDEX") || statement.Begins("CREATE", "UNIQUE", "INDEX"))
            return statement.Has("CONCURRENTLY") || statement.NameAfter("ON", "ONLY") is not { } indexed
                ? []
                :
                [
                    (
                        indexed,
                        "writes to {0} while the index is built",
                        $"create it with CREATE INDEX CONCURRENTLY, in a migration of its own with {None}"
                    ),
                ];
        if (statement.Begins("REINDEX") && !statement.Has("CONCURRENTLY") && statement.NameAfter("TABLE", "INDEX") is { } again)
            return [(again, "writes to {0} while its indexes are built again", $"use REINDEX … CONCURRENTLY, with {None}")];
        if ((statement.Begins("VACUUM") && statement.Has("FULL") || statement.Begins("CLUSTER")) && statement.LastName is { } packed)
            return [(packed, "every use of {0} while it is written anew", "use VACUUM without FULL, which blocks nothing")];
        if (statement.Begins("TRUNCATE") && statement.NameAfter("TRUNCATE", "TABLE", "ONLY") is { } emptied)
            return [(emptied, "every use of {0} until the step commits", "keep the step short")];
        if (statement.Begins("UPDATE") && !statement.Has("WHERE") && statement.NameAfter("UPDATE", "ONLY") is { } updated)
            return [(updated, "changes of every row of {0} until the step commits", "change the rows in parts, by ranges of their key")];
        return statement.Begins("ALTER", "TABLE") && statement.NameAfter("TABLE", "EXISTS", "ONLY") is { } altered
            ? statement.Clauses().SelectMany(clause => OfAlter(altered, clause))
            : [];
    }

    private static IEnumerable<(string Table, string What, string Advice)> OfAlter(string table, StatementWords clause)
    {
        if (clause.Has("TYPE") && clause.Begins("ALTER"))
            yield return (
                table,
                "every use of {0} while it is written anew with the column's other type",
                "add a column of the new type, fill it in parts, and drop the old one in a later release; longer varchar, and text "
                    + "in its place, need no new rows"
            );
        if (clause.Begins("ALTER") && clause.HasInOrder("SET", "NOT", "NULL"))
            yield return (
                table,
                "every use of {0} while each row is checked for NULL",
                "add CHECK (… IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT in the next migration, and SET NOT NULL after that, which then "
                    + "reads no row"
            );
        if (clause.Begins("ADD") && !clause.HasInOrder("NOT", "VALID"))
        {
            if (clause.HasInOrder("FOREIGN", "KEY"))
                yield return (
                    table,
                    "writes to {0}, and to the table that it refers to, while each row is checked",
                    "add the key with NOT VALID, and VALIDATE CONSTRAINT in the next migration"
                );
            else if (clause.Has("CHECK"))
                yield return (
                    table,
                    "every use of {0} while each row is checked",
                    "add the CHECK with NOT VALID, and VALIDATE CONSTRAINT in the next migration"
                );
            else if ((clause.Has("UNIQUE") || clause.HasInOrder("PRIMARY", "KEY")) && !clause.HasInOrder("USING", "INDEX"))
                yield return (
                    table,
                    "every use of {0} while the index of the key is built",
                    $"CREATE UNIQUE INDEX CONCURRENTLY, in a migration of its own with {None}, and ADD CONSTRAINT … USING INDEX in the next"
                );
            else if (IsRewrite(clause))
                yield return (
                    table,
                    "every use of {0} while it is written anew with the column's values",
                    "add the column without them, set the default for new rows, and fill it in parts"
                );
        }
    }

    /// <summary>A column whose values differ from row to row; one value for all is stored once.</summary>
    private static bool IsRewrite(StatementWords clause) =>
        !clause.Begins("ADD", "CONSTRAINT")
        && (
            clause.Has("IDENTITY")
            || clause.Has("STORED")
            || clause.Has("SERIAL")
            || clause.Has("BIGSERIAL")
            || clause.Has("DEFAULT") && VolatileDefaults.Any(clause.Has)
        );
}
