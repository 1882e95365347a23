using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Executes the SQL of an embedded resource, which is looked up when the expression is executed.</summary>
public sealed class ExecuteEmbeddedSqlScriptExpression : ExecuteEmbeddedSqlScriptExpressionBase
{
    private readonly IEnumerable<IEmbeddedResourceProvider> _embeddedResourceProviders;

    public ExecuteEmbeddedSqlScriptExpression(IEnumerable<IEmbeddedResourceProvider> embeddedResourceProviders)
    {
        ArgumentNullException.ThrowIfNull(embeddedResourceProviders);
        _embeddedResourceProviders = embeddedResourceProviders;
    }

    /// <summary>The name of the resource, or the end of it from a dot on.</summary>
    [RequiredOrError(nameof(ErrorMessages.SqlScriptCannotBeNullOrEmpty))]
    public string SqlScript { get; set; }

    /// <exception cref="InvalidOperationException">No resource, or more than one, is meant.</exception>
    public override void ExecuteWith(IMigrationProcessor processor)
    {
        var resources = _embeddedResourceProviders.SelectMany(provider => provider.GetEmbeddedResources()).ToList();
        Execute(processor, ReadResource(GetQualifiedResourcePath(resources, SqlScript)));
    }

    public override string ToString() => $"{base.ToString()} {SqlScript}";
}
