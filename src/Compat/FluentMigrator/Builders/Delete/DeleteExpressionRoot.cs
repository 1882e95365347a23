using FluentMigrator.Builders.Delete.Column;
using FluentMigrator.Builders.Delete.Constraint;
using FluentMigrator.Builders.Delete.DefaultConstraint;
using FluentMigrator.Builders.Delete.ForeignKey;
using FluentMigrator.Builders.Delete.Index;
using FluentMigrator.Builders.Delete.Sequence;
using FluentMigrator.Builders.Delete.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Delete;

/// <summary>Records each deletion as soon as its object is named.</summary>
internal sealed class DeleteExpressionRoot(IMigrationContext context) : IDeleteExpressionRoot, IMigrationContextAccessor
{
    public IMigrationContext GetMigrationContext() => context;

    public void Schema(string schemaName) => context.Record(new DeleteSchemaExpression { SchemaName = schemaName });

    public IIfExistsOrInSchemaSyntax Table(string tableName) =>
        new DeleteTableExpressionBuilder(context.Record(new DeleteTableExpression { TableName = tableName }));

    public IDeleteColumnFromTableSyntax Column(string columnName) =>
        new DeleteColumnExpressionBuilder(context.Record(new DeleteColumnExpression { ColumnNames = [columnName] }));

    public IDeleteForeignKeyFromTableSyntax ForeignKey() => NamedForeignKey(null);

    public IDeleteForeignKeyOnTableSyntax ForeignKey(string foreignKeyName) => NamedForeignKey(foreignKeyName);

    public IDeleteDataOrInSchemaSyntax FromTable(string tableName) =>
        new DeleteDataExpressionBuilder(context.Record(new DeleteDataExpression { TableName = tableName }));

    public IDeleteIndexForTableSyntax Index() => Index(null);

    public IDeleteIndexForTableSyntax Index(string indexName)
    {
        var index = new IndexDefinition { Name = indexName };
        return new DeleteIndexExpressionBuilder(context.Record(new DeleteIndexExpression { Index = index }));
    }

    public IInSchemaSyntax Sequence(string sequenceName) =>
        new DeleteSequenceExpressionBuilder(context.Record(new DeleteSequenceExpression { SequenceName = sequenceName }));

    public IDeleteConstraintOnTableSyntax PrimaryKey(string primaryKeyName) =>
        Constraint(ConstraintType.PrimaryKey, primaryKeyName);

    public IDeleteConstraintOnTableSyntax UniqueConstraint() => UniqueConstraint(null);

    public IDeleteConstraintOnTableSyntax UniqueConstraint(string constraintName) => Constraint(ConstraintType.Unique, constraintName);

    public IDeleteDefaultConstraintOnTableSyntax DefaultConstraint() =>
        new DeleteDefaultConstraintExpressionBuilder(context.Record(new DeleteDefaultConstraintExpression()));

    private DeleteForeignKeyExpressionBuilder NamedForeignKey(string name)
    {
        var key = new ForeignKeyDefinition { Name = name };
        return new DeleteForeignKeyExpressionBuilder(context.Record(new DeleteForeignKeyExpression { ForeignKey = key }));
    }

    private DeleteConstraintExpressionBuilder Constraint(ConstraintType type, string name)
    {
        var expression = context.Record(new DeleteConstraintExpression(type));
        expression.Constraint.ConstraintName = name;
        return new DeleteConstraintExpressionBuilder(expression);
    }
}
