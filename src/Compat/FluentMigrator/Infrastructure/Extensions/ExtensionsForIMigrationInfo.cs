namespace FluentMigrator.Infrastructure.Extensions;

/// <summary>Questions about an <see cref="IMigrationInfo"/>.</summary>
public static class ExtensionsForIMigrationInfo
{
    /// <summary>Whether the migration has a version, which profiles and maintenance do not.</summary>
    public static bool IsAttributed(this IMigrationInfo migrationInfo) => migrationInfo is not NonAttributedMigrationToMigrationInfoAdapter;
}
