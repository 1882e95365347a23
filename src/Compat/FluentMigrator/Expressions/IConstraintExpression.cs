using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>An expression about a primary key or unique constraint.</summary>
public interface IConstraintExpression
{
    ConstraintDefinition Constraint { get; }
}
