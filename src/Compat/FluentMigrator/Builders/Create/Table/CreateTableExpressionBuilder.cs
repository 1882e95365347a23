using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Create.Table;

/// <summary>Fills in a recorded <see cref="CreateTableExpression"/>.</summary>
internal sealed class CreateTableExpressionBuilder(CreateTableExpression expression, IMigrationContext context)
    : ColumnBuilder<ICreateTableColumnOptionOrWithColumnSyntax, ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax>(context),
      ICreateTableWithColumnOrSchemaOrDescriptionSyntax,
      ICreateTableColumnAsTypeSyntax,
      ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax,
      ISupportAdditionalFeatures
{
    public override string SchemaName => expression.SchemaName;

    public override string TableName => expression.TableName;

    public IDictionary<string, object> AdditionalFeatures => expression.AdditionalFeatures;

    public ICreateTableWithColumnOrSchemaOrDescriptionSyntax IfNotExists()
    {
        expression.IfNotExists = true;
        return this;
    }

    public ICreateTableWithColumnOrSchemaSyntax WithDescription(string description)
    {
        expression.TableDescription = description;
        return this;
    }

    public ICreateTableWithColumnSyntax InSchema(string schemaName)
    {
        expression.SchemaName = schemaName;
        PassOnSchema(schemaName);
        return this;
    }

    public ICreateTableColumnAsTypeSyntax WithColumn(string name)
    {
        var column = new ColumnDefinition { Name = name, TableName = TableName, ModificationType = ColumnModificationType.Create };
        expression.Columns.Add(column);
        Begin(column);
        return this;
    }
}
