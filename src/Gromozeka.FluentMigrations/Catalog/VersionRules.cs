namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Distinct versions; and under <see cref="NumberingPolicy.Sequential"/> 1, 2, 3 … without a gap.</summary>
internal static class VersionRules
{
    public static void Check(IReadOnlyList<MigrationDescriptor> migrations, NumberingPolicy numbering)
    {
        MigrationDescriptor[] sorted = [.. migrations];
        Array.Sort(sorted, (one, other) => one.Version.CompareTo(other.Version));
        for (var index = 1; index < sorted.Length; index++)
        {
            if (sorted[index].Version == sorted[index - 1].Version)
                throw CatalogErrors.DuplicateVersion(sorted[index].Version, migrations.Where(migration => migration.Version == sorted[index].Version).Select(migration => migration.Type));
        }

        if (numbering == NumberingPolicy.Any)
            return;

        for (var index = 0; index < sorted.Length; index++)
        {
            if (sorted[index].Version != index + 1)
                throw CatalogErrors.VersionGap(index + 1, sorted[index]);
        }
    }
}
