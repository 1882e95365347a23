namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

/// <summary>A migration that names no script: each product runs the one that has its name.</summary>
public class AutoScriptTests
{
    [Theory]
    [InlineData(Products.Sqlite, "for SQLite")]
    public void Migrate_UpAndDown_RunsTheScriptsOfTheProduct(string product, string row) => Run(product, row);

    [PostgresFact]
    public void Migrate_UpAndDownOnPostgres_RunsTheScriptsOfTheProduct() => Run(Products.Postgres, "for Postgres");

    private static void Run(string product, string row)
    {
        using var bench = Products.New(product);
        var manager = bench.Manager(Fixture.AutoScript, options => options.AllowDataLoss = true);

        manager.Migrate();
        Assert.Equal(row, bench.Read("SELECT a FROM auto_made"));

        manager.Rollback();
        Assert.Equal("none", bench.TableText("auto_made"));
    }
}
