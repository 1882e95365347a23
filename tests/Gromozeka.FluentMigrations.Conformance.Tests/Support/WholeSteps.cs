using Gromozeka.FluentMigrations.Conformance.Victim;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>What a database may hold after a victim was killed: each of its steps is applied as a whole, or not at all.</summary>
internal static class WholeSteps
{
    /// <summary>Asserts that no step is applied in part.</summary>
    /// <returns>The applied versions.</returns>
    public static string AssertWhole(Product product)
    {
        product.Recover();
        var tables = product.ReadSchema().Tables.Select(table => table.Name.Name).ToHashSet();
        var versions = tables.Contains("VersionInfo") ? product.Rows("SELECT \"Version\" FROM \"VersionInfo\" ORDER BY 1") : [];
        Assert.Equal(Enumerable.Range(1, versions.Count).Select(version => $"{version}"), versions);

        Assert.Equal(versions.Count > 0, tables.Contains("counted"));
        if (versions.Count > 0)
            Assert.Equal(versions, product.Rows("SELECT step FROM counted ORDER BY step"));
        for (var number = 1; number <= Steps.Count; number++)
        {
            var table = $"part{number}";
            Assert.Equal(number <= versions.Count ? $"id !null pk1; name !null; more; ix_{table}(name)" : "none", product.TableText(table));
            if (number <= versions.Count)
                Assert.Equal(
                    $"{Steps.Rows}|{Steps.Rows}",
                    product.Read($"SELECT count(*), sum(CASE WHEN name LIKE '% of {table}' THEN 1 ELSE 0 END) FROM {table}")
                );
        }

        return string.Join(",", versions);
    }

    /// <summary>Starts once as ever, which has to go on, and leaves everything applied, each step logged as applied once since.</summary>
    public static void AssertGoesOn(Product product)
    {
        Assert.Equal(Steps.Count, new MigrationManager(product.Database(), Steps.Options()).Migrate().ToVersion);
        Assert.Equal("1,2,3,4,5", AssertWhole(product));
        Assert.Empty(new MigrationManager(product.Database(), Steps.Options()).Validate());
    }
}
