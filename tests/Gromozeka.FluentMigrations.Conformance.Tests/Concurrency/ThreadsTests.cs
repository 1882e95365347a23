namespace Gromozeka.FluentMigrations.Conformance.Tests.Concurrency;

/// <summary>Several runs at the same time, and other sessions that hold locks.</summary>
public class ThreadsTests
{
    [Theory]
    [EachProduct]
    public void Migrate_SixteenThreadsAtOnce_AppliesEachOnce(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(2, m =>
        {
            m.Create.Table("t2").WithColumn("id").AsInt64();
            m.Insert.IntoTable("t2").Row(new { id = 1 });
        });

        var steps = Enumerable
            .Range(0, 16)
            .AsParallel()
            .WithDegreeOfParallelism(16)
            .Select(_ => product.FullManager().Migrate().Steps.Count)
            .ToList();

        Assert.Equal(3, steps.Sum());
        Assert.Equal("1,2,3", product.Versions("history", "number"));
        Assert.Equal("1", product.Read("SELECT id FROM t2"));
        Assert.Equal("1; 2; 3", product.Read("SELECT version FROM migration_log ORDER BY id"));
    }

    [Theory]
    [EachProduct]
    public async Task Migrate_AnotherRunHoldsTheLock_WaitsForIt(string name)
    {
        using var product = Products.New(name);
        var held = product.Database().Lock.TryAcquire();
        Assert.NotNull(held);
        Assert.Null(product.Database().Lock.TryAcquire());

        var run = Task.Run(() => product.Manager().Migrate());
        Assert.Equal("none", product.TableText("t1"));
        held.Dispose();

        Assert.Equal(3, (await run.Ends("the run")).ToVersion);
        using var free = product.Database().Lock.TryAcquire();
        Assert.NotNull(free);
    }

    [Theory]
    [EachProduct]
    public void Migrate_TheLockIsNotReleased_IsRefusedAndChangesNothing(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        using var held = product.Database().Lock.TryAcquire();

        Refusal.OfUnchanged(product, ErrorCodes.LockTimeout, () => product.Manager(lockTimeout: TimeSpan.FromMilliseconds(200)).Migrate());
    }

    /// <summary>Another session has written to the table that a step changes, and does not commit.</summary>
    [Theory]
    [EachProduct]
    public void Migrate_ATableIsInUse_IsRefusedAndLeavesTheStateBefore(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        product.Script.Up(2, m => m.Alter.Table("t1").AddColumn("more").AsInt32().Nullable());
        using var writer = product.Connect();
        using var transaction = writer.BeginTransaction();
        using (var command = writer.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO t1 VALUES (1)";
            command.ExecuteNonQuery();
        }

        Refusal.Of(ErrorCodes.LockTimeout, () => product.Manager(lockTimeout: TimeSpan.FromMilliseconds(500)).Migrate());

        Assert.Equal("1", product.Versions());
        Assert.Equal("id !null pk1", product.TableText("t1"));
        transaction.Rollback();
        Assert.Equal(3, product.Manager().Migrate().ToVersion);
    }

    [Theory]
    [EachProduct]
    public void Rollback_WhileAnotherRuns_UndoesEachOnce(string name)
    {
        using var product = Products.New(name);
        product.FullManager().Migrate();

        var steps = Enumerable
            .Range(0, 8)
            .AsParallel()
            .WithDegreeOfParallelism(8)
            .Select(_ => product.FullManager().RollbackTo(0).Steps.Count)
            .ToList();

        Assert.Equal(3, steps.Sum());
        Assert.Equal("", product.Versions("history", "number"));
    }
}
