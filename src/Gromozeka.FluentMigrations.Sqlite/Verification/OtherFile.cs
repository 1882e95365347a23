using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>A file named by a statement: SQLite reports the same errors for it as for the database itself.</summary>
internal static class OtherFile
{
    public static bool IsNamedBy(DatabaseCommand command) =>
        command is SqlCommand { IsByAuthor: true } statement
        && SqliteTokenizer.Read(statement.Sql).FirstOrDefault() is var first
        && (first.Is("ATTACH") || first.Is("VACUUM"));

    public static InvalidOperationException IsNoDatabase(SqliteException cause) =>
        new($"The file named by the statement cannot be used. {cause.Message}", cause);
}
