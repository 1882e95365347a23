using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders;

/// <summary>How the grammar records what it hears.</summary>
internal static class ContextExtensions
{
    /// <summary>Adds the expression at the end of the recording and returns it, to be filled in by its builder.</summary>
    public static TExpression Record<TExpression>(this IMigrationContext context, TExpression expression)
        where TExpression : IMigrationExpression
    {
        context.Expressions.Add(expression);
        return expression;
    }
}
