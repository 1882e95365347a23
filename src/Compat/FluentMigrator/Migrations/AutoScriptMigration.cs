using FluentMigrator.Builders;
using FluentMigrator.Infrastructure;

namespace FluentMigrator;

/// <summary>
/// A migration whose two directions are embedded SQL scripts, found by names that the conventions derive from its class, version,
/// direction and database.
/// </summary>
public abstract class AutoScriptMigration : MigrationBase
{
    private readonly List<IEmbeddedResourceProvider> _embeddedResourceProviders;

    /// <summary>Takes the places where the scripts are looked for.</summary>
    protected AutoScriptMigration(IEnumerable<IEmbeddedResourceProvider> embeddedResourceProviders)
    {
        _embeddedResourceProviders = embeddedResourceProviders.ToList();
    }

    public sealed override void Up() => RecordScript(MigrationDirection.Up);

    public sealed override void Down() => RecordScript(MigrationDirection.Down);

    private void RecordScript(MigrationDirection direction)
    {
        var database = Context.QuerySchema;
        List<string> names = [database.DatabaseType, .. database.DatabaseTypeAliases ?? []];
        Context.Record(new ExecuteAutoNamedScriptExpression(_embeddedResourceProviders, GetType(), names, direction));
    }
}
