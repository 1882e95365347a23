using FluentMigrator.Expressions;

namespace FluentMigrator.Builders.Rename.Table;

/// <summary>Fills in a recorded <see cref="RenameTableExpression"/>.</summary>
internal sealed class RenameTableExpressionBuilder(RenameTableExpression expression) : IRenameTableToOrInSchemaSyntax, IInSchemaSyntax
{
    public IRenameTableToSyntax InSchema(string schemaName)
    {
        expression.SchemaName = schemaName;
        return this;
    }

    void IInSchemaSyntax.InSchema(string schemaName) => expression.SchemaName = schemaName;

    public IInSchemaSyntax To(string name)
    {
        expression.NewName = name;
        return this;
    }
}
