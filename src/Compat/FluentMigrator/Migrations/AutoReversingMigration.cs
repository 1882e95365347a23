using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator;

/// <summary>A migration whose way back is its way up, each expression reversed, the last one first.</summary>
public abstract class AutoReversingMigration : MigrationBase
{
    /// <summary>Describes nothing: the way back is derived.</summary>
    public sealed override void Down()
    {
    }

    /// <summary>
    /// Records the reverse of <see cref="MigrationBase.Up"/>. Throws <see cref="NotSupportedException"/> when one of its expressions
    /// has no reverse; the context then is as it was.
    /// </summary>
    public override void GetDownExpressions(IMigrationContext context)
    {
        var recordedBefore = context.Expressions;
        context.Expressions = new List<IMigrationExpression>();
        try
        {
            GetUpExpressions(context);
            foreach (var reversed in context.Expressions.Select(expression => expression.Reverse()).Reverse().ToList())
                recordedBefore.Add(reversed);
        }
        finally
        {
            context.Expressions = recordedBefore;
        }
    }
}
