using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Sequence;

/// <summary>The schema of the new sequence, then its numbers.</summary>
public interface ICreateSequenceInSchemaSyntax : ICreateSequenceSyntax
{
    ICreateSequenceSyntax InSchema(string schemaName);
}

/// <summary>The numbers that the new sequence deals out.</summary>
public interface ICreateSequenceSyntax : IFluentSyntax
{
    /// <summary>How many numbers a session takes at a time.</summary>
    ICreateSequenceSyntax Cache(long value);

    /// <summary>Starts over after the last number.</summary>
    ICreateSequenceSyntax Cycle();

    ICreateSequenceSyntax IncrementBy(long increment);
    ICreateSequenceSyntax MaxValue(long maxValue);
    ICreateSequenceSyntax MinValue(long minValue);
    ICreateSequenceSyntax StartWith(long startWith);
}
