using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator;

/// <summary>Runs the embedded script of an <see cref="AutoScriptMigration"/>, whose possible names a convention has filled in.</summary>
internal sealed class ExecuteAutoNamedScriptExpression(
    IReadOnlyCollection<IEmbeddedResourceProvider> embeddedResourceProviders,
    Type migrationType,
    IList<string> databaseNames,
    MigrationDirection direction)
    : ExecuteEmbeddedSqlScriptExpressionBase, IAutoNameExpression
{
    public IList<string> AutoNames { get; set; } = [];

    public AutoNameContext AutoNameContext => AutoNameContext.EmbeddedResource;

    public Type MigrationType => migrationType;

    public IList<string> DatabaseNames => databaseNames;

    public MigrationDirection Direction => direction;

    public override void ExecuteWith(IMigrationProcessor processor)
    {
        if (AutoNames is not { Count: > 0 })
            throw new InvalidOperationException($"No convention has named the {Direction} script of {MigrationType.Name}.");

        var resources = embeddedResourceProviders.SelectMany(provider => provider.GetEmbeddedResources()).ToList();
        Execute(processor, ReadResource(GetQualifiedResourcePath(resources, [.. AutoNames])));
    }

    public override string ToString() => $"{base.ToString()} {MigrationType.Name} {Direction}";
}
