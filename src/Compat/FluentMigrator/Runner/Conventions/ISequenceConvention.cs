using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Completes a sequence.</summary>
public interface ISequenceConvention
{
    ISequenceExpression Apply(ISequenceExpression expression);
}
