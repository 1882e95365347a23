namespace Gromozeka.FluentMigrations.Conformance.Tests.Runs;

/// <summary>Up and down, recorded and logged.</summary>
public class RollbackTests
{
    [Theory]
    [EachProduct]
    public void Migrate_UpAndDown_IsRecordedAndLogged(string name)
    {
        using var product = Products.New(name);
        var manager = product.FullManager();

        var report = manager.Migrate();

        Assert.Equal((0, 3), (report.FromVersion, report.ToVersion));
        Assert.Equal("1,2,3", product.Versions("history", "number"));
        Assert.Empty(product.FullManager().Migrate().Steps);
        Assert.Equal(1, product.FullManager().Rollback(2).ToVersion);
        Assert.Equal("1", product.Versions("history", "number"));
        Assert.Equal(
            ["1|up|success", "2|up|success", "3|up|success", "3|down|success", "2|down|success"],
            product.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id")
        );
        Assert.Equal("id !null pk1", product.TableText("t1"));
        Assert.Equal("none", product.TableText("t2"));
    }

    [Theory]
    [EachProduct]
    public void RollbackTo_AVersion_UndoesWhatIsAboveIt(string name)
    {
        using var product = Products.New(name);
        var manager = product.Manager();
        var before = Content.Of(product);
        manager.Migrate();
        Assert.Equal([3, 2], manager.PlanRollback(1).Select(migration => migration.Version));

        Assert.Equal([3, 2], manager.RollbackTo(1).Steps.Select(step => step.Migration.Version));
        Assert.Equal("1", product.Versions());
        Assert.Equal([1], manager.RollbackTo(0).Steps.Select(step => step.Migration.Version));

        Assert.Equal("", product.Versions());
        before.AssertSame(Content.Of(product));
        Assert.Equal(3, manager.Migrate().Steps.Count);
    }

    [Theory]
    [EachProduct]
    public void Migrate_ToAVersion_StopsThere(string name)
    {
        using var product = Products.New(name);

        Assert.Equal([1, 2], product.Manager().Migrate(2).Steps.Select(step => step.Migration.Version));

        Assert.Equal("1,2", product.Versions());
        Refusal.OfUnchanged(product, ErrorCodes.TargetBelowCurrent, () => product.Manager().Migrate(1));
        Refusal.OfUnchanged(product, ErrorCodes.UnknownTarget, () => product.Manager().Migrate(9));
        Assert.Equal([3], product.Manager().Migrate().Steps.Select(step => step.Migration.Version));
    }

    [Theory]
    [EachProduct]
    public void Rollback_DropsATableWithRows_IsRefusedUnlessAllowed(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate();
        product.Execute("INSERT INTO t3 VALUES (7)");

        var error = Refusal.OfUnchanged(product, ErrorCodes.DataLoss, () => product.Manager().Rollback());

        Assert.Contains("t3 (1 row)", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, product.Manager(configure: options => options.AllowDataLoss = true).Rollback().ToVersion);
        Assert.Equal("none", product.TableText("t3"));
    }

    [Theory]
    [EachProduct("DROP TABLE t1")]
    [EachProduct("ALTER TABLE t1 DROP COLUMN note")]
    public void Rollback_StatementDropsWhatHasRows_IsUndone(string name, string sql)
    {
        using var product = Products.New(name);
        product.Script.Up(1, m => m.Create.Table("t1").WithColumn("id").AsInt64().WithColumn("note").AsString().Nullable());
        product.Script.Down(1, m => m.Execute.Sql(sql));
        product.Manager().Migrate(1);
        product.Execute("INSERT INTO t1 VALUES (7, 'a')");

        Refusal.OfUnchanged(product, ErrorCodes.DataLoss, () => product.Manager().Rollback());
    }

    [Theory]
    [EachProduct]
    public void Migrate_NothingPending_ReadsOnly(string name)
    {
        using var product = Products.New(name);
        product.FullManager().Migrate();
        var before = Content.WithHistoryOf(product);

        using (product.Database().Lock.TryAcquire())
            Assert.Empty(product.FullManager().Migrate().Steps);

        before.AssertSame(Content.WithHistoryOf(product));
    }

    [Theory]
    [EachProduct]
    public void Status_OfEachState_ReadsOnly(string name)
    {
        using var product = Products.New(name);
        Assert.Equal((0L, 3), (product.Manager().GetCurrentVersion(), product.Manager().GetStatus().Pending.Count()));
        Assert.Empty(product.ReadSchema().Tables);

        product.Manager().Migrate(2);

        Assert.Equal([3], product.Manager().GetStatus().Pending.Select(entry => entry.Version));
        Assert.Equal(2, product.Manager().GetCurrentVersion());
        Refusal.OfUnchanged(product, ErrorCodes.Behind, () => product.Manager().Check());
        Refusal.OfUnchanged(product, ErrorCodes.NewerDatabase, () => product.Manager(Fixture.One).Migrate());
    }
}
