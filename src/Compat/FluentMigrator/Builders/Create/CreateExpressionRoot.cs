using FluentMigrator.Builders.Create.Column;
using FluentMigrator.Builders.Create.Constraint;
using FluentMigrator.Builders.Create.ForeignKey;
using FluentMigrator.Builders.Create.Index;
using FluentMigrator.Builders.Create.Schema;
using FluentMigrator.Builders.Create.Sequence;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Create;

/// <summary>Records each new object as soon as it is named.</summary>
internal sealed class CreateExpressionRoot(IMigrationContext context) : ICreateExpressionRoot, IMigrationContextAccessor
{
    public IMigrationContext GetMigrationContext() => context;

    public ICreateTableWithColumnOrSchemaOrDescriptionSyntax Table(string tableName) =>
        new CreateTableExpressionBuilder(context.Record(new CreateTableExpression { TableName = tableName }), context);

    public ICreateColumnOnTableSyntax Column(string columnName)
    {
        var column = new ColumnDefinition { Name = columnName, ModificationType = ColumnModificationType.Create };
        return new CreateColumnExpressionBuilder(context.Record(new CreateColumnExpression { Column = column }), context);
    }

    public ICreateForeignKeyFromTableSyntax ForeignKey() => ForeignKey(null);

    public ICreateForeignKeyFromTableSyntax ForeignKey(string foreignKeyName)
    {
        var key = new ForeignKeyDefinition { Name = foreignKeyName };
        return new CreateForeignKeyExpressionBuilder(context.Record(new CreateForeignKeyExpression { ForeignKey = key }));
    }

    public ICreateIndexForTableSyntax Index() => Index(null);

    public ICreateIndexForTableSyntax Index(string indexName)
    {
        var index = new IndexDefinition { Name = indexName };
        return new CreateIndexExpressionBuilder(context.Record(new CreateIndexExpression { Index = index }));
    }

    public ICreateConstraintOnTableSyntax PrimaryKey() => PrimaryKey(null);

    public ICreateConstraintOnTableSyntax PrimaryKey(string primaryKeyName) =>
        Constraint(ConstraintType.PrimaryKey, primaryKeyName);

    public ICreateConstraintOnTableSyntax UniqueConstraint() => UniqueConstraint(null);

    public ICreateConstraintOnTableSyntax UniqueConstraint(string constraintName) => Constraint(ConstraintType.Unique, constraintName);

    public ICreateSchemaOptionsSyntax Schema(string schemaName) =>
        new CreateSchemaExpressionBuilder(context.Record(new CreateSchemaExpression { SchemaName = schemaName }));

    public ICreateSequenceInSchemaSyntax Sequence(string sequenceName)
    {
        var sequence = new SequenceDefinition { Name = sequenceName };
        return new CreateSequenceExpressionBuilder(context.Record(new CreateSequenceExpression { Sequence = sequence }));
    }

    private CreateConstraintExpressionBuilder Constraint(ConstraintType type, string name)
    {
        var expression = context.Record(new CreateConstraintExpression(type));
        expression.Constraint.ConstraintName = name;
        return new CreateConstraintExpressionBuilder(expression);
    }
}
