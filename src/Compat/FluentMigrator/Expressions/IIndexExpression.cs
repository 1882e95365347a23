using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>An expression about an index.</summary>
public interface IIndexExpression
{
    IndexDefinition Index { get; }
}
