using Gromozeka.FluentMigrations.Dialect;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Sql;

/// <summary>
/// Failures of a change of the schema that existing rows or dependent objects cause, and not the statement itself
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
/// </summary>
internal static class Violations
{
    /// <returns>The error; null if the statement is at fault, or changes rows.</returns>
    public static CheckFailedException? Of(string statement, PostgresException cause)
    {
        var kind = PostgresTokens.Of(statement).Select(token => statement[token].ToUpperInvariant()).FirstOrDefault();
        if (kind is not ("ALTER" or "CREATE" or "DROP"))
            return null;
        var why = new StatementException(statement, cause).Message;
        return cause.SqlState switch
        {
            PostgresErrorCodes.NotNullViolation
            or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.CheckViolation => new CheckFailedException(
                ErrorCodes.RowsDoNotFit,
                why,
                "correct the rows, in this migration or before it, and start again"
            ),
            PostgresErrorCodes.DependentObjectsStillExist => new CheckFailedException(
                ErrorCodes.DependentBroken,
                why,
                "drop or change first, in the migration, what depends on it, and create it again afterward"
            ),
            _ => null,
        };
    }
}
