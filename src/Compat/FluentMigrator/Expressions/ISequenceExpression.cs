using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>An expression about a sequence.</summary>
public interface ISequenceExpression
{
    SequenceDefinition Sequence { get; }
}
