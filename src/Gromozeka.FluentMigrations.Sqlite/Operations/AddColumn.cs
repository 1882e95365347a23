using FluentMigrator;
using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Create.Column and Alter.Table().AddColumn, within what ADD COLUMN takes (sqlite.org/lang_altertable.html).</summary>
internal static class AddColumn
{
    /// <summary>Says in words what SQLite refuses on a table with rows, before it does.</summary>
    public static void Check(CreateColumnExpression expression, SqliteSession session)
    {
        var column = expression.Column;
        var hasDefault = column.DefaultValue is not (null or ColumnDefinition.UndefinedDefaultValue) || column.Expression is not null;
        var isConstant = column.DefaultValue is not SystemMethods && !IsExpression(column.DefaultValue);
        if (column.IsNullable != true && !hasDefault && session.HasRows(expression.TableName, expression.SchemaName))
            throw Refuse($"{expression.TableName}.{column.Name}", "the table has rows, and a column that is NOT NULL needs a default for them; add Nullable() or WithDefaultValue(…)");
        if (!isConstant && session.HasRows(expression.TableName, expression.SchemaName))
            throw Refuse($"{expression.TableName}.{column.Name}", "the table has rows, and SQLite gives them only a constant default; add it as Nullable() without a default and fill it with Update.Table(…)");
    }

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

    private static bool IsExpression(object? value) =>
        value is double number && RealLiteral.Of(number).StartsWith('(')
        || value is RawSql { Value: var sql } && (sql.TrimStart().StartsWith('(') || sql.TrimStart().StartsWith("CURRENT_", StringComparison.OrdinalIgnoreCase));

    private static DatabaseOperationNotSupportedException Refuse(string column, string reason) => new($"Adding column {column}: {reason}.");
}
