using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Names a nameless index <c>IX_{table}_{columns}</c>.</summary>
public class DefaultIndexNameConvention : IIndexConvention
{
    public IIndexExpression Apply(IIndexExpression expression)
    {
        var index = expression.Index;
        if (string.IsNullOrEmpty(index.Name))
            index.Name = DefaultNames.Index(index.TableName, index.Columns.Select(column => column.Name));
        return expression;
    }
}
