using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Strings in double quotes, as in <c>CHECK (kind IN ("a", "b"))</c> (sqlite.org/quirks.html#dblquote). The SQLite of this program treats
/// them only as names, but many others, including Python's, have created databases that contain them. They keep working, but a statement
/// that contains them can be run again only if they are allowed.
/// </summary>
internal static class QuotedTexts
{
    // SQLITE_DBCONFIG_DQS_DML and SQLITE_DBCONFIG_DQS_DDL (sqlite.org/c3ref/c_dbconfig_defensive.html).
    private const int InQueries = 1013;
    private const int InSchema = 1014;

    public static bool AreAllowed(SqliteConnection connection)
    {
        _ = raw.sqlite3_db_config(connection.Handle, InSchema, -1, out var isAllowed);
        return isAllowed != 0;
    }

    public static void Allow(SqliteConnection connection, bool isAllowed)
    {
        _ = raw.sqlite3_db_config(connection.Handle, InSchema, isAllowed ? 1 : 0, out _);
        _ = raw.sqlite3_db_config(connection.Handle, InQueries, isAllowed ? 1 : 0, out _);
    }

    /// <summary>A check whose query may contain them.</summary>
    public static CheckCommand AllowIn(CheckCommand check) =>
        check with
        {
            Look = session =>
            {
                using var command = session.CreateCommand("");
                var connection = (SqliteConnection)command.Connection!;
                var wereAllowed = AreAllowed(connection);
                Allow(connection, true);
                try
                {
                    return check.Look(session);
                }
                finally
                {
                    Allow(connection, wereAllowed);
                }
            },
        };

    /// <summary>Allows them for the following statements, or disallows them again.</summary>
    public sealed record Command(bool IsAllowed) : DatabaseCommand
    {
        public override string Text => $"allow strings in double quotes: {(IsAllowed ? "yes, the table has some" : "no")}";
    }
}
