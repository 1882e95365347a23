using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Column;

/// <summary>Fills in a recorded <see cref="CreateColumnExpression"/>.</summary>
internal sealed class CreateColumnExpressionBuilder
    : ColumnBuilder<ICreateColumnOptionSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax>,
      ICreateColumnOnTableSyntax,
      ICreateColumnAsTypeOrInSchemaSyntax,
      ICreateColumnOptionOrForeignKeyCascadeSyntax
{
    private readonly CreateColumnExpression _expression;

    public CreateColumnExpressionBuilder(CreateColumnExpression expression, IMigrationContext context)
        : base(context)
    {
        _expression = expression;
        Begin(expression.Column);
    }

    public override string SchemaName => _expression.SchemaName;

    public override string TableName => _expression.TableName;

    public ICreateColumnAsTypeOrInSchemaSyntax OnTable(string name)
    {
        _expression.TableName = name;
        _expression.Column.TableName = name;
        return this;
    }

    public ICreateColumnAsTypeSyntax InSchema(string schemaName)
    {
        _expression.SchemaName = schemaName;
        PassOnSchema(schemaName);
        return this;
    }
}
