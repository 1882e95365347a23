using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Names a nameless primary key <c>PK_{table}</c>.</summary>
public class DefaultPrimaryKeyNameConvention : IPrimaryKeyNameConvention
{
    public IColumnsExpression Apply(IColumnsExpression expression)
    {
        foreach (var column in expression.Columns)
            if (column.IsPrimaryKey && string.IsNullOrEmpty(column.PrimaryKeyName))
                column.PrimaryKeyName = DefaultNames.PrimaryKey(expression.TableName);
        return expression;
    }

    /// <summary>Leaves a unique constraint as it is.</summary>
    public IConstraintExpression Apply(IConstraintExpression expression)
    {
        var constraint = expression.Constraint;
        if (constraint.IsPrimaryKeyConstraint && string.IsNullOrEmpty(constraint.ConstraintName))
            constraint.ConstraintName = DefaultNames.PrimaryKey(constraint.TableName);
        return expression;
    }
}
