using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Alter.Table;

/// <summary>Fills in a recorded <see cref="AlterTableExpression"/> and records each column that is added or altered.</summary>
internal sealed class AlterTableExpressionBuilder(AlterTableExpression expression, IMigrationContext context)
    : ColumnBuilder<IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax,
          IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax>(context),
      IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax,
      IAlterTableColumnAsTypeSyntax,
      IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax
{
    public override string SchemaName => expression.SchemaName;

    public override string TableName => expression.TableName;

    protected override bool SkipsMissingTable => expression.IfExists;

    public IAlterTableAddColumnOrAlterColumnOrSchemaSyntax WithDescription(string description)
    {
        expression.TableDescription = description;
        return this;
    }

    public IAlterTableAddColumnOrAlterColumnOrSchemaSyntax IfExists()
    {
        expression.IfExists = true;
        return this;
    }

    public IAlterTableAddColumnOrAlterColumnSyntax InSchema(string schemaName)
    {
        expression.SchemaName = schemaName;
        PassOnSchema(schemaName);
        return this;
    }

    public void ToSchema(string name)
    {
        var move = Context.Record(new AlterSchemaExpression
        {
            SourceSchemaName = SchemaName,
            TableName = TableName,
            DestinationSchemaName = name,
        });
        FollowSchema(schema => move.SourceSchemaName = schema);
    }

    public IAlterTableColumnAsTypeSyntax AddColumn(string name)
    {
        var add = Context.Record(new CreateColumnExpression
        {
            SchemaName = SchemaName,
            TableName = TableName,
            Column = NewColumn(name, ColumnModificationType.Create),
            IfExists = expression.IfExists,
        });
        FollowSchema(schema => add.SchemaName = schema);
        Begin(add.Column);
        return this;
    }

    public IAlterTableColumnAsTypeSyntax AlterColumn(string name)
    {
        var alter = Context.Record(new AlterColumnExpression
        {
            SchemaName = SchemaName,
            TableName = TableName,
            Column = NewColumn(name, ColumnModificationType.Alter),
            IfExists = expression.IfExists,
        });
        FollowSchema(schema => alter.SchemaName = schema);
        Begin(alter.Column);
        return this;
    }

    protected override void OnDefaultSet(object value)
    {
        if (Column.ModificationType == ColumnModificationType.Alter)
            RecordDefaultChange(value);
    }

    private ColumnDefinition NewColumn(string name, ColumnModificationType modification) =>
        new() { Name = name, TableName = TableName, ModificationType = modification };
}
