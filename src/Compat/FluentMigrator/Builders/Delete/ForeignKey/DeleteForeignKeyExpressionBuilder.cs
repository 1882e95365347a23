using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Delete.ForeignKey;

/// <summary>Fills in a recorded <see cref="DeleteForeignKeyExpression"/>.</summary>
internal sealed class DeleteForeignKeyExpressionBuilder(DeleteForeignKeyExpression expression)
    : IDeleteForeignKeyFromTableSyntax,
      IDeleteForeignKeyForeignColumnOrInSchemaSyntax,
      IDeleteForeignKeyToTableSyntax,
      IDeleteForeignKeyPrimaryColumnSyntax,
      IDeleteForeignKeyOnTableSyntax,
      IInSchemaSyntax
{
    private ForeignKeyDefinition Key => expression.ForeignKey;

    public IDeleteForeignKeyForeignColumnOrInSchemaSyntax FromTable(string foreignTableName)
    {
        Key.ForeignTable = foreignTableName;
        return this;
    }

    public IInSchemaSyntax OnTable(string foreignTableName)
    {
        Key.ForeignTable = foreignTableName;
        return this;
    }

    public IDeleteForeignKeyForeignColumnSyntax InSchema(string foreignSchemaName)
    {
        Key.ForeignTableSchema = foreignSchemaName;
        return this;
    }

    void IInSchemaSyntax.InSchema(string schemaName) => Key.ForeignTableSchema = schemaName;

    public IDeleteForeignKeyToTableSyntax ForeignColumn(string column) => ForeignColumns(column);

    public IDeleteForeignKeyToTableSyntax ForeignColumns(params string[] columns)
    {
        foreach (var column in columns)
            Key.ForeignColumns.Add(column);

        return this;
    }

    public IDeleteForeignKeyPrimaryColumnSyntax ToTable(string table)
    {
        Key.PrimaryTable = table;
        return this;
    }

    public void PrimaryColumn(string column) => Key.PrimaryColumns.Add(column);

    public void PrimaryColumns(params string[] columns)
    {
        foreach (var column in columns)
            PrimaryColumn(column);
    }
}
