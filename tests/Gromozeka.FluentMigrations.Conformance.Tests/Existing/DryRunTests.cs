using Gromozeka.FluentMigrations.Replay;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Existing;

/// <summary>A dry run does what a run would do, and leaves the database as it is.</summary>
public class DryRunTests
{
    [Theory]
    [EachProduct]
    public void Migrate_OnACopy_DoesWhatIsPendingAndNothingToTheOriginal(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        product.Execute("INSERT INTO t1 VALUES (1), (2)");
        product.Script.Up(2, m => m.Execute.Sql("ALTER TABLE t1 ADD COLUMN more INTEGER; CREATE INDEX ix ON t1 (more)"));
        var before = Content.WithHistoryOf(product);

        using (var copy = Copy(product))
        {
            Assert.Equal([2, 3], Manager(product, copy).Migrate().Steps.Select(step => step.Migration.Version));
            Assert.Equal(3, Manager(product, copy).GetCurrentVersion());
        }

        before.AssertSame(Content.WithHistoryOf(product));
        Assert.Equal(3, product.Manager().Migrate().ToVersion);
    }

    [Theory]
    [EachProduct]
    public void Migrate_ThatWouldFail_FailsOnTheCopyWithTheSameError(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        product.Script.Up(2, m => m.Execute.Sql("CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)"));
        var before = Content.WithHistoryOf(product);
        MigrationException foreseen;

        using (var copy = Copy(product))
            foreseen = Assert.Throws<MigrationException>(() => Manager(product, copy).Migrate());

        before.AssertSame(Content.WithHistoryOf(product));
        var real = Assert.Throws<MigrationException>(() => product.Manager().Migrate());
        Assert.Equal((real.Code, real.Version, real.What, real.Why), (foreseen.Code, foreseen.Version, foreseen.What, foreseen.Why));
    }

    /// <summary>Where the rows are tried too, a step that rows do not fit fails as the run would.</summary>
    [Theory]
    [EachProduct]
    public void Migrate_RowsDoNotFit_IsForeseenIfTheRowsAreTried(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        product.Execute("ALTER TABLE t1 ADD COLUMN n INTEGER");
        product.Execute("INSERT INTO t1 VALUES (1, 5), (2, 5)");
        product.Script.Up(2, m => m.Create.Index("ux").OnTable("t1").OnColumn("n").Unique());
        Exception? foreseen;
        bool hasRows;

        using (var copy = Copy(product))
        {
            foreseen = Record.Exception(() => Manager(product, copy).Migrate());
            hasRows = copy.HasRows;
            Assert.Equal(hasRows, copy.RowsNotTried is null);
        }

        var real = Assert.Throws<MigrationException>(() => product.Manager().Migrate());
        Assert.Equal(hasRows ? real.Why : null, (foreseen as MigrationException)?.Why);
    }

    [Theory]
    [EachProduct]
    public void Empty_RunsAllMigrations(string name)
    {
        using var product = Products.New(name);
        product.Execute("CREATE TABLE t1 (id INTEGER)");

        using (var copy = DryRunDatabase.Empty(product.Database()))
            Assert.Equal(3, Manager(product, copy).Migrate().Steps.Count);

        Assert.Equal("id", product.TableText("t1"));
    }

    /// <summary>Other sessions may have to wait until it is disposed.</summary>
    private static DryRunDatabase Copy(Product product) => DryRunDatabase.Of(product.Database(), Product.Options(Fixture.Three));

    private static MigrationManager Manager(Product product, DryRunDatabase copy) =>
        new(
            copy,
            Product.Options(Fixture.Three),
            new ServiceCollection().AddSingleton(product.Script).BuildServiceProvider(),
            product.Log.For<MigrationManager>()
        );
}
