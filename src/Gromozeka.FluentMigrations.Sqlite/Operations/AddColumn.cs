using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;

using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Create.Column and Alter.Table().AddColumn, within what ADD COLUMN takes (sqlite.org/lang_altertable.html).</summary>
internal static class AddColumn
{
    public static string Sql(CreateColumnExpression expression)
    {
        var column = expression.Column;
        var name = $"{expression.TableName}.{column.Name}";
        if (column.IsPrimaryKey || column.IsIdentity)
            throw Refuse(name, "a column of the primary key cannot be added to an existing table; create a new table and copy the rows");
        if (column.ExpressionStored && column.Expression is not null)
            throw Refuse(name, "a stored computed column cannot be added to an existing table; compute it when it is read: Computed(…, stored: false)");
        var references = column.ForeignKey is null
            ? ""
            : $" {ColumnClause.Constraint(column.ForeignKey.Name)}{ColumnClause.References(column.ForeignKey)}";
        return $"ALTER TABLE {SqliteQuoter.Instance.QuoteTableName(expression.TableName, expression.SchemaName)} "
            + $"ADD COLUMN {ColumnClause.Of(column)}{references}{ColumnClause.Comment(column.ColumnDescription)}";
    }

    private static DatabaseOperationNotSupportedException Refuse(string column, string reason) => new($"Adding column {column}: {reason}.");
}
