using FluentMigrator.Expressions;

namespace FluentMigrator.Builders.Create.Sequence;

/// <summary>Fills in a recorded <see cref="CreateSequenceExpression"/>.</summary>
internal sealed class CreateSequenceExpressionBuilder(CreateSequenceExpression expression) : ICreateSequenceInSchemaSyntax
{
    public ICreateSequenceSyntax InSchema(string schemaName)
    {
        expression.Sequence.SchemaName = schemaName;
        return this;
    }

    public ICreateSequenceSyntax IncrementBy(long increment)
    {
        expression.Sequence.Increment = increment;
        return this;
    }

    public ICreateSequenceSyntax MinValue(long minValue)
    {
        expression.Sequence.MinValue = minValue;
        return this;
    }

    public ICreateSequenceSyntax MaxValue(long maxValue)
    {
        expression.Sequence.MaxValue = maxValue;
        return this;
    }

    public ICreateSequenceSyntax StartWith(long startWith)
    {
        expression.Sequence.StartWith = startWith;
        return this;
    }

    public ICreateSequenceSyntax Cache(long value)
    {
        expression.Sequence.Cache = value;
        return this;
    }

    public ICreateSequenceSyntax Cycle()
    {
        expression.Sequence.Cycle = true;
        return this;
    }
}
