using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Names a nameless constraint: <c>PK_{table}</c> or <c>UC_{table}_{columns}</c>.</summary>
public class DefaultConstraintNameConvention : IConstraintConvention
{
    public IConstraintExpression Apply(IConstraintExpression expression)
    {
        var constraint = expression.Constraint;
        if (string.IsNullOrEmpty(constraint.ConstraintName))
            constraint.ConstraintName = constraint.IsPrimaryKeyConstraint
                ? DefaultNames.PrimaryKey(constraint.TableName)
                : DefaultNames.Unique(constraint.TableName, constraint.Columns);
        return expression;
    }
}
