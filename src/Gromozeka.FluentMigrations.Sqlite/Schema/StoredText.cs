using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// Detects statements of the schema that are not valid text: when they are read, U+FFFD replaces some of their bytes, so they must not be
/// written back.
/// </summary>
internal static class StoredText
{
    private const char Replacement = '\uFFFD';

    /// <exception cref="DatabaseOperationNotSupportedException">A statement would be stored with other characters.</exception>
    public static void Check(IDatabaseSession session, string schema, string type, string name, string sql)
    {
        if (IsExact(session, schema, "sql", sql))
            return;
        throw new OperationRefusedException(
            $"the statement of {type} {name} contains bytes that are not valid text, which would be replaced with other characters",
            "write the change in SQL, in a separate migration: create a new table, copy the rows with Execute.Sql, "
                + "drop the old one and rename the new one"
        );
    }

    /// <summary>Whether an object can be found by the name that was read.</summary>
    public static bool IsExactName(IDatabaseSession session, string name) => IsExact(session, "main", "name", name);

    private static bool IsExact(IDatabaseSession session, string schema, string column, string text) =>
        !text.Contains(Replacement, StringComparison.Ordinal)
        || session.Number($"SELECT count(*) FROM {SqliteQuoter.Exact(schema)}.sqlite_master WHERE {column} = @p0", text) > 0;
}
