namespace FluentMigrator;

/// <summary>Where a script with a derived name is looked for.</summary>
public enum AutoNameContext
{
    EmbeddedResource,
}
