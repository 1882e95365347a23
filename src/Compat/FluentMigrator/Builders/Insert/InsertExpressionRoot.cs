using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Insert;

/// <summary>Records an insertion as soon as its table is named.</summary>
internal sealed class InsertExpressionRoot(IMigrationContext context) : IInsertExpressionRoot, IMigrationContextAccessor
{
    public IMigrationContext GetMigrationContext() => context;

    public IInsertDataOrInSchemaSyntax IntoTable(string tableName) =>
        new InsertDataExpressionBuilder(context.Record(new InsertDataExpression { TableName = tableName }));
}
