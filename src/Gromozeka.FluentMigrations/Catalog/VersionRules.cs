namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Distinct versions; and under <see cref="NumberingPolicy.Sequential"/> 1, 2, 3 … without a gap.</summary>
internal static class VersionRules
{
    public static void Check(MigrationCatalog catalog, NumberingPolicy numbering)
    {
        var versions = catalog.Versions;
        for (var index = 1; index < versions.Length; index++)
        {
            if (versions[index] == versions[index - 1])
                throw CatalogErrors.DuplicateVersion(versions[index], Classes(catalog, versions[index]));
        }

        if (numbering == NumberingPolicy.Any)
            return;

        for (var index = 0; index < versions.Length; index++)
        {
            if (versions[index] != index + 1)
                throw CatalogErrors.VersionGap(index + 1, catalog.Migrations[index]);
        }
    }

    private static List<Type> Classes(MigrationCatalog catalog, long version) =>
        [.. catalog.Migrations.Where(migration => migration.Version == version).Select(migration => migration.Type)];
}
