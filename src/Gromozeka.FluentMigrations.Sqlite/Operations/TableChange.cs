using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Refuses operations that SQLite has no statement for.</summary>
internal static class TableChange
{
    /// <summary>The refusal of a change that requires a new table, because SQLite's ALTER TABLE cannot apply it in place.</summary>
    public static OperationRefusedException Refuse(string operation, string table) =>
        new(
            $"{operation}: SQLite cannot change table {table} in this way in place",
            "create a new table, copy the rows with Execute.Sql, drop the old one and rename the new one"
        );
}
