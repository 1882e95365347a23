using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Completes a foreign key.</summary>
public interface IForeignKeyConvention
{
    IForeignKeyExpression Apply(IForeignKeyExpression expression);
}
