using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Completes an index.</summary>
public interface IIndexConvention
{
    IIndexExpression Apply(IIndexExpression expression);
}
