namespace Gromozeka.FluentMigrations.Conformance.Tests.Existing;

/// <summary>How a database differs from what its migrations make of an empty one.</summary>
public class DriftTests
{
    [Theory]
    [EachProduct("SELECT 1")]
    [EachProduct("ALTER TABLE t1 ADD COLUMN hand TEXT", "column t1.hand")]
    [EachProduct("ALTER TABLE t1 DROP COLUMN spare", "column t1.spare")]
    [EachProduct("DROP INDEX ix_note", "index ix_note")]
    [EachProduct("CREATE INDEX ix_hand ON t1 (n)", "index ix_hand")]
    [EachProduct("DROP INDEX ix_note; CREATE INDEX ix_note ON t1 (note DESC)", "index ix_note")]
    [EachProduct("DROP TABLE t2", "table t2")]
    [EachProduct("CREATE VIEW hand AS SELECT id FROM t1; CREATE TABLE own (id INTEGER)")]
    [EachProduct("DROP VIEW notes; CREATE VIEW notes AS SELECT note FROM t1 WHERE n > 1", "view notes")]
    public void GetDrift_ChangedByHand_FindsThat(string name, string sql, params string[] subjects)
    {
        using var product = New(name);
        product.FullManager().Migrate();
        product.Execute(sql);
        var before = Content.WithHistoryOf(product);

        var report = product.FullManager().GetDrift();

        Assert.Equal(subjects, report.Drift.Select(one => one.Difference.Subject));
        Assert.Equal(3, report.Version);
        before.AssertSame(Content.WithHistoryOf(product));
    }

    /// <summary>Nothing that the engine itself has created differs from its replay.</summary>
    [Theory]
    [EachProduct]
    public void GetDrift_AfterEachStepUpAndDown_FindsNothing(string name)
    {
        using var product = New(name);
        var manager = product.FullManager();
        foreach (var version in (long[])[1, 2, 3])
        {
            manager.Migrate(version);
            Assert.Empty(manager.GetDrift().Drift.Select(one => one.ToString()));
        }

        manager.RollbackTo(1);
        Assert.Empty(manager.GetDrift().Drift.Select(one => one.ToString()));
    }

    [Theory]
    [EachProduct]
    public void GetMigratedSchema_IsWhatARunMakes(string name)
    {
        using var product = New(name);
        product.FullManager().Migrate();

        var report = product.FullManager().GetMigratedSchema();

        Assert.Empty(Schema.SchemaComparer.Compare(report.Schema, product.FullManager().ReadSchema()).Select(one => one.ToString()));
    }

    [Theory]
    [EachProduct]
    public void GetEdits_AnAppliedMigrationWasEdited_FindsIt(string name)
    {
        using var product = New(name);
        product.FullManager().Migrate();
        Assert.Empty(product.FullManager().GetEdits().Edited);

        product.Script.Up(2, m => m.Create.Table("t2").WithColumn("id").AsInt64().PrimaryKey().WithColumn("later").AsInt32().Nullable());

        Assert.Equal([2], product.FullManager().GetEdits().Edited.Select(one => one.Migration.Version));
    }

    private static Product New(string name)
    {
        var product = Products.New(name);
        product.Script.Up(1, m =>
        {
            m.Create.Table("t1")
                .WithColumn("id")
                .AsInt64()
                .PrimaryKey()
                .Identity()
                .WithColumn("n")
                .AsInt32()
                .WithDefaultValue(5)
                .WithColumn("note")
                .AsString(50)
                .Nullable()
                .Indexed("ix_note")
                .WithColumn("spare")
                .AsInt32()
                .Nullable();
            m.Execute.Sql("CREATE VIEW notes AS SELECT id FROM t1 WHERE n > 1");
        });
        product.Script.Down(1, m =>
        {
            m.Execute.Sql("DROP VIEW notes");
            m.Delete.Table("t1");
        });
        return product;
    }
}
