using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary><c>Identity()</c> on an INTEGER column that is not the primary key: FluentMigrator silently ignores it.</summary>
internal static class IdentityWithoutKey
{
    /// <summary>Removes it from the expressions of a step.</summary>
    /// <returns>A warning for each column.</returns>
    public static IEnumerable<string> LeaveOut(IEnumerable<IMigrationExpression> step, ColumnClause clause)
    {
        foreach (
            var (table, column) in step.SelectMany(Columns)
                .Where(one => one.Column is { IsIdentity: true, IsPrimaryKey: false, Type: not null })
        )
        {
            // Any other type is refused, as FluentMigrator refuses it.
            if (clause.TypeOf(column) != "INTEGER")
                continue;
            column.IsIdentity = false;
            yield return $"Identity() on column {column.Name} of table {table} is ignored, as FluentMigrator ignores it: "
                + "SQLite numbers rows only in a column that is "
                + "the whole primary key. Each row has to be inserted with a value for it; "
                + "make the column PrimaryKey(), or leave Identity() out.";
        }
    }

    private static IEnumerable<(string Table, ColumnDefinition Column)> Columns(IMigrationExpression expression) =>
        expression switch
        {
            CreateTableExpression create => create.Columns.Select(column => (create.TableName, column)),
            CreateColumnExpression create => [(create.TableName, create.Column)],
            _ => [],
        };
}
