namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Distinct versions; and under <see cref="NumberingPolicy.Sequential"/> 1, 2, 3 … without a gap.</summary>
internal static class VersionRules
{
    public static void Check(IReadOnlyList<MigrationDescriptor> migrations, NumberingPolicy numbering)
    {
        foreach (var same in migrations.GroupBy(migration => migration.Version).Where(group => group.Count() > 1))
            throw CatalogErrors.DuplicateVersion(same.Key, same.Select(migration => migration.Type));

        if (numbering == NumberingPolicy.Any)
            return;

        long expected = 1;
        foreach (var migration in migrations.OrderBy(migration => migration.Version))
        {
            if (migration.Version != expected)
                throw CatalogErrors.VersionGap(expected, migration);
            expected++;
        }
    }
}
