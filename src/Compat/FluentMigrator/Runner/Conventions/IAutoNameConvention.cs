using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Derives the names of a migration's scripts.</summary>
public interface IAutoNameConvention
{
    IAutoNameExpression Apply(IAutoNameExpression expression);
}
