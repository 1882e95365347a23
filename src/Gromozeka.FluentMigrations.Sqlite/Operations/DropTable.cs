using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Delete.Table. With foreign keys enforced, SQLite deletes the rows of the table before it drops it, which triggers the ON DELETE actions
/// on rows of other tables (sqlite.org/foreignkeys.html#fk_schemacommands).
/// </summary>
internal static class DropTable
{
    private const string Dependents = $"""
        SELECT m.name, f.on_delete FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f."table" = @p0 {NameCollation.Same} AND m.name <> @p0 {NameCollation.Same}
          AND f.on_delete NOT IN ('NO ACTION', 'RESTRICT')
        """;

    /// <exception cref="DatabaseOperationNotSupportedException">Rows of another table would be deleted or changed.</exception>
    public static void Check(DeleteTableExpression expression, SqliteSession session)
    {
        if (!session.EnforcesForeignKeys || !session.HasRows(expression.TableName, expression.SchemaName))
            return;
        foreach (var (table, action) in ReadDependents(expression.TableName, session))
        {
            if (session.HasRows(table, null))
            {
                throw new OperationRefusedException(
                    $"Delete.Table({expression.TableName}): table {table} refers to it with ON DELETE {action}, "
                        + $"so rows of {table} would be deleted or changed",
                    $"delete the rows of {expression.TableName}, or the table {table}, first; or migrate without foreign keys enforced"
                );
            }
        }
    }

    private static List<(string Table, string Action)> ReadDependents(string table, SqliteSession session)
    {
        using var command = session.CreateCommand(Dependents);
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p0";
        parameter.Value = table;
        command.Parameters.Add(parameter);
        using var row = command.ExecuteReader();
        var dependents = new List<(string, string)>();
        while (row.Read())
            dependents.Add((row.GetString(0), row.GetString(1)));
        return dependents;
    }
}
