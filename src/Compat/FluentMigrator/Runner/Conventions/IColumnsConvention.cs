using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Completes the columns of an expression.</summary>
public interface IColumnsConvention
{
    IColumnsExpression Apply(IColumnsExpression expression);
}
