using System.Globalization;

using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Sqlite.Rebuild;
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
        // A column that numbers the rows gets the numbers that they have.
        if (column.IsNullable == true || hasDefault || column.IsIdentity || column.IsPrimaryKey && Names.Same(SqliteTypes.Of(column), "INTEGER"))
            return;
        if (session.CountRows(expression.TableName, expression.SchemaName) is > 0 and var rows)
            throw Refuse($"{expression.TableName}.{column.Name}", string.Create(
                CultureInfo.InvariantCulture,
                $"the table has {rows} {(rows == 1 ? "row" : "rows")}, and a column that is NOT NULL needs a value for them; "
                + $"add Nullable(), WithDefaultValue(…) or SetExistingRowsTo(…)"));
    }

    public static string Sql(CreateColumnExpression expression)
    {
        var column = expression.Column;
        var references = column.ForeignKey is null
            ? ""
            : $" {ColumnClause.Constraint(column.ForeignKey.Name)}{ColumnClause.References(column.ForeignKey)}";
        return $"ALTER TABLE {SqliteQuoter.Instance.QuoteTableName(expression.TableName, expression.SchemaName)} "
            + $"ADD COLUMN {ColumnClause.Of(column)}{references}{ColumnClause.Comment(column.ColumnDescription)}";
    }

    private static DatabaseOperationNotSupportedException Refuse(string column, string reason) => new($"Adding column {column}: {reason}.");
}
