using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Update;

/// <summary>Records a change of rows as soon as their table is named.</summary>
internal sealed class UpdateExpressionRoot(IMigrationContext context) : IUpdateExpressionRoot, IMigrationContextAccessor
{
    public IMigrationContext GetMigrationContext() => context;

    public IUpdateSetOrInSchemaSyntax Table(string tableName) =>
        new UpdateDataExpressionBuilder(context.Record(new UpdateDataExpression { TableName = tableName }));
}
