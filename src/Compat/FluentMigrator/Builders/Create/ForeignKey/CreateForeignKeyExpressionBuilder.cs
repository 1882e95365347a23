using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Create.ForeignKey;

/// <summary>Fills in a recorded <see cref="CreateForeignKeyExpression"/>.</summary>
internal sealed class CreateForeignKeyExpressionBuilder(CreateForeignKeyExpression expression)
    : ICreateForeignKeyFromTableSyntax,
      ICreateForeignKeyForeignColumnOrInSchemaSyntax,
      ICreateForeignKeyToTableSyntax,
      ICreateForeignKeyPrimaryColumnOrInSchemaSyntax,
      ICreateForeignKeyCascadeSyntax
{
    private ForeignKeyDefinition Key => expression.ForeignKey;

    public ICreateForeignKeyForeignColumnOrInSchemaSyntax FromTable(string table)
    {
        Key.ForeignTable = table;
        return this;
    }

    ICreateForeignKeyForeignColumnSyntax ICreateForeignKeyForeignColumnOrInSchemaSyntax.InSchema(string schemaName)
    {
        Key.ForeignTableSchema = schemaName;
        return this;
    }

    public ICreateForeignKeyToTableSyntax ForeignColumn(string column) => ForeignColumns(column);

    public ICreateForeignKeyToTableSyntax ForeignColumns(params string[] columns)
    {
        foreach (var column in columns)
            Key.ForeignColumns.Add(column);

        return this;
    }

    public ICreateForeignKeyPrimaryColumnOrInSchemaSyntax ToTable(string table)
    {
        Key.PrimaryTable = table;
        return this;
    }

    ICreateForeignKeyPrimaryColumnSyntax ICreateForeignKeyPrimaryColumnOrInSchemaSyntax.InSchema(string schemaName)
    {
        Key.PrimaryTableSchema = schemaName;
        return this;
    }

    public ICreateForeignKeyCascadeSyntax PrimaryColumn(string column) => PrimaryColumns(column);

    public ICreateForeignKeyCascadeSyntax PrimaryColumns(params string[] columns)
    {
        foreach (var column in columns)
            Key.PrimaryColumns.Add(column);

        return this;
    }

    public ICreateForeignKeyCascadeSyntax OnDelete(Rule rule)
    {
        Key.OnDelete = rule;
        return this;
    }

    public ICreateForeignKeyCascadeSyntax OnUpdate(Rule rule)
    {
        Key.OnUpdate = rule;
        return this;
    }

    public void OnDeleteOrUpdate(Rule rule) => OnDelete(rule).OnUpdate(rule);
}
