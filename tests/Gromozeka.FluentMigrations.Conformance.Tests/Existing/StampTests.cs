namespace Gromozeka.FluentMigrations.Conformance.Tests.Existing;

/// <summary>A database that another tool made gets the versions that it has.</summary>
public class StampTests
{
    private const string Made = """
        CREATE TABLE t1 (id BIGINT NOT NULL PRIMARY KEY);
        CREATE TABLE t2 (id BIGINT NOT NULL PRIMARY KEY);
        INSERT INTO t2 VALUES (7);
        """;

    [Theory]
    [EachProduct]
    public void Stamp_ADatabaseOfAnotherTool_RecordsTheVersionsAndTheNextRunGoesOn(string name)
    {
        using var product = Products.New(name);
        product.Execute(Made);
        var manager = product.FullManager();

        var plan = manager.PlanStamp(2);
        var report = manager.Stamp(plan);

        Assert.Empty(plan.NotCompared);
        Assert.False(plan.NeedsAcceptance);
        Assert.Equal([1, 2], report.Recorded.Select(migration => migration.Version));
        Assert.Equal("1,2", product.Versions("history", "number"));
        Assert.Equal("1|stamp|success; 2|stamp|success", product.Read("SELECT version, direction, outcome FROM migration_log ORDER BY id"));
        Assert.Equal([3], manager.Migrate().Steps.Select(step => step.Migration.Version));
        Assert.Equal("7", product.Read("SELECT id FROM t2"));
        Assert.Empty(manager.Validate());
    }

    [Theory]
    [EachProduct]
    public void Stamp_TheDatabaseDiffers_IsRefusedAndNothingIsRecorded(string name)
    {
        using var product = Products.New(name);
        product.Execute("CREATE TABLE t1 (id BIGINT NOT NULL PRIMARY KEY); CREATE TABLE t2 (id TEXT NOT NULL PRIMARY KEY)");
        var manager = product.FullManager();
        var plan = manager.PlanStamp(2);

        Assert.True(plan.NeedsAcceptance);
        var error = Refusal.OfUnchanged(product, ErrorCodes.StampDiffers, () => manager.Stamp(plan));

        Assert.Contains("t2.id", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [EachProduct]
    public void Stamp_TheSchemaChangesAfterThePlan_IsRefused(string name)
    {
        using var product = Products.New(name);
        product.Execute(Made);
        var manager = product.FullManager();
        var plan = manager.PlanStamp(2);
        product.Execute("DROP TABLE t2");

        Assert.Throws<MigrationException>(() => manager.Stamp(plan));

        Assert.Equal("none", product.TableText("history"));
    }
}
