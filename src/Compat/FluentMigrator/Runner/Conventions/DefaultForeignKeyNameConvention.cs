using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Names a nameless foreign key <c>FK_{foreign table}_{foreign columns}_{primary table}_{primary columns}</c>.</summary>
public class DefaultForeignKeyNameConvention : IForeignKeyConvention
{
    public IForeignKeyExpression Apply(IForeignKeyExpression expression)
    {
        var key = expression.ForeignKey;
        if (string.IsNullOrEmpty(key.Name))
            key.Name = DefaultNames.ForeignKey(key);
        return expression;
    }
}
