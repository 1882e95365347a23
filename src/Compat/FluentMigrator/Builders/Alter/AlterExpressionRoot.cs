using FluentMigrator.Builders.Alter.Column;
using FluentMigrator.Builders.Alter.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Alter;

/// <summary>Records each change of a table or column as soon as it is named.</summary>
internal sealed class AlterExpressionRoot(IMigrationContext context) : IAlterExpressionRoot, IMigrationContextAccessor
{
    public IMigrationContext GetMigrationContext() => context;

    public IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax Table(string tableName) =>
        new AlterTableExpressionBuilder(context.Record(new AlterTableExpression { TableName = tableName }), context);

    public IAlterColumnOnTableSyntax Column(string columnName)
    {
        var column = new ColumnDefinition { Name = columnName, ModificationType = ColumnModificationType.Alter };
        return new AlterColumnExpressionBuilder(context.Record(new AlterColumnExpression { Column = column }), context);
    }
}
