using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// <c>Alter.Table(…).WithDescription(…)</c>: SQLite stores a description only as a comment in the table's original statement, which does
/// not change.
/// </summary>
internal static class Descriptions
{
    /// <exception cref="DatabaseOperationNotSupportedException">The operation sets a description of a table.</exception>
    public static void Refuse(AlterTableExpression expression)
    {
        if (!string.IsNullOrEmpty(expression.TableDescription))
        {
            throw new OperationRefusedException(
                $"Alter.Table({expression.TableName}).WithDescription: SQLite stores no descriptions of existing tables",
                "leave it out"
            );
        }
    }

    /// <returns>A warning for each ignored description.</returns>
    public static IEnumerable<string> LeftOut(IEnumerable<IMigrationExpression> step) =>
        step.OfType<AlterTableExpression>()
            .Where(alter => !string.IsNullOrEmpty(alter.TableDescription))
            .Select(alter => $"The description of table {alter.TableName} is ignored: SQLite stores no descriptions of existing tables.");
}
