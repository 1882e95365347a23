namespace Gromozeka.FluentMigrations.Conformance.Tests.History;

/// <summary>The mirror and the version table agree, whoever writes a version row.</summary>
public class MirrorTests
{
    [Theory]
    [EachProduct]
    public void Mirror_VersionsWrittenByAnybody_Follows(string name)
    {
        using var product = Products.New(name);
        product.FullManager().Migrate();
        Assert.Equal("3", Mirrored(product));

        product.FullManager().Rollback();
        Assert.Equal("2", Mirrored(product));

        product.Execute("INSERT INTO history (number, title, done_at) VALUES (3, 'by hand', CURRENT_TIMESTAMP)");
        Assert.Equal("3", Mirrored(product));

        product.Execute("DELETE FROM history");
        Assert.Equal("0", Mirrored(product));
    }

    [Theory]
    [EachProduct]
    public void Mirror_StepFails_StaysWithTheVersions(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(3, m => m.Execute.Sql("INSERT INTO nowhere VALUES (1)"));

        Assert.Throws<MigrationException>(() => product.FullManager().Migrate());

        Assert.Equal("2", Mirrored(product));
    }

    [Theory]
    [EachProduct]
    public void Mirror_SetByHand_IsFoundAndRepaired(string name)
    {
        using var product = Products.New(name);
        var manager = product.FullManager();
        manager.Migrate();
        product.Execute("UPDATE facts SET fact = '7' WHERE name = 'version'");

        Assert.Contains(manager.Validate(), finding => finding.Code == ErrorCodes.MirrorOutOfStep);
        Assert.NotEmpty(manager.Repair(manager.PlanRepair()));

        Assert.Equal("3", Mirrored(product));
        Assert.Empty(manager.Validate());
    }

    private static string Mirrored(Product product) => product.Read("SELECT fact FROM facts WHERE name = 'version'");
}
