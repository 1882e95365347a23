namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// Requires unique versions that are consecutive from 1, unless they are dates or <see cref="NumberingPolicy.Any"/> is set.
/// </summary>
internal static class VersionRules
{
    /// <summary>The lowest version that counts as a date. The generator's <c>VersionChecks</c> uses the same value.</summary>
    private const long FirstDate = 1900_01_01;

    /// <param name="catalog">The migrations.</param>
    /// <param name="numbering">How their versions must follow each other.</param>
    /// <param name="leftOut">The versions that tags exclude. They do not count as gaps.</param>
    /// <exception cref="MigrationException">A version is invalid.</exception>
    public static void Check(MigrationCatalog catalog, NumberingPolicy numbering, IReadOnlyCollection<long> leftOut)
    {
        var versions = catalog.Versions;
        for (var index = 1; index < versions.Length; index++)
        {
            if (versions[index] == versions[index - 1])
                throw CatalogErrors.DuplicateVersion(versions[index], Classes(catalog, versions[index]));
        }

        if (IsSequential(catalog, numbering) && !(catalog.IsContiguous && versions[0] == 1))
            CheckGaps(catalog, [.. leftOut]);
    }

    private static bool IsSequential(MigrationCatalog catalog, NumberingPolicy numbering)
    {
        var versions = catalog.Versions;
        if (numbering != NumberingPolicy.Automatic || versions.Length == 0)
            return numbering == NumberingPolicy.Sequential;
        // In ascending order, only the first can be a number and only the last a date.
        if (versions[0] < FirstDate && versions[^1] >= FirstDate)
            throw CatalogErrors.MixedNumbering(catalog.Migrations[0], catalog.Migrations[^1]);
        return versions[0] < FirstDate;
    }

    private static void CheckGaps(MigrationCatalog catalog, HashSet<long> leftOut)
    {
        var versions = catalog.Versions;
        long expected = 1;
        for (var index = 0; index < versions.Length; index++, expected++)
        {
            while (expected < versions[index] && leftOut.Contains(expected))
                expected++;
            if (versions[index] != expected)
                throw CatalogErrors.VersionGap(expected, catalog.Migrations[index]);
        }
    }

    private static List<Type> Classes(MigrationCatalog catalog, long version) =>
        [.. catalog.Migrations.Where(migration => migration.Version == version).Select(migration => migration.Type)];
}
