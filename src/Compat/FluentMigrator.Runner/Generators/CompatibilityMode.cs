namespace FluentMigrator.Runner;

/// <summary>What happens to an operation that the database product lacks.</summary>
public enum CompatibilityMode
{
    /// <summary>It is refused.</summary>
    STRICT,

    /// <summary>It is refused as well: dropping it in silence would record a migration that did not happen.</summary>
    LOOSE,
}
