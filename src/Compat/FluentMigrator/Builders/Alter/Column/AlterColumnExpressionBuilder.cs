using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Alter.Column;

/// <summary>Fills in a recorded <see cref="AlterColumnExpression"/>; a default is recorded as a change of its own besides.</summary>
internal sealed class AlterColumnExpressionBuilder
    : ColumnBuilder<IAlterColumnOptionSyntax, IAlterColumnOptionOrForeignKeyCascadeSyntax>,
      IAlterColumnOnTableSyntax,
      IAlterColumnAsTypeOrInSchemaSyntax,
      IAlterColumnOptionOrForeignKeyCascadeSyntax
{
    private readonly AlterColumnExpression _expression;

    public AlterColumnExpressionBuilder(AlterColumnExpression expression, IMigrationContext context)
        : base(context)
    {
        _expression = expression;
        Begin(expression.Column);
    }

    public override string SchemaName => _expression.SchemaName;

    public override string TableName => _expression.TableName;

    public IAlterColumnAsTypeOrInSchemaSyntax OnTable(string name)
    {
        _expression.TableName = name;
        _expression.Column.TableName = name;
        return this;
    }

    public IAlterColumnAsTypeSyntax InSchema(string schemaName)
    {
        _expression.SchemaName = schemaName;
        PassOnSchema(schemaName);
        return this;
    }

    protected override void OnDefaultSet(object value) => RecordDefaultChange(value);
}
