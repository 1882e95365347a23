using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Completes a primary key or unique constraint.</summary>
public interface IConstraintConvention
{
    IConstraintExpression Apply(IConstraintExpression expression);
}
