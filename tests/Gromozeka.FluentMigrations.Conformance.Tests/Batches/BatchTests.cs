using Gromozeka.FluentMigrations.Replay;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Batches;

/// <summary>Data migrations in batches: what they do to the rows, and how they stop and go on.</summary>
public sealed class BatchTests
{
    [Theory]
    [EachProduct]
    public void Migrate_Update_CommitsTheVersionWithTheLastBatch(string name)
    {
        using var product = Counting(name);
        product.Script.Batches(2, batches => batches.Over("t").OfExactly(7).Update("n = n + 1, text = trim(text)"));

        var report = Manager(product).Migrate();

        Assert.Equal([1, 2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("1|1|100", product.Read("SELECT min(n), max(n), sum(CASE WHEN text LIKE 'a%' THEN 1 ELSE 0 END) FROM t"));
        Assert.Equal("success|100 rows in 15 batches", product.Read("SELECT outcome, notes FROM migration_log WHERE version = 2"));
        Assert.Empty(States(product));
    }

    [Theory]
    [EachProduct]
    public void Migrate_Stopped_GoesOnAfterTheLastBatch(string name)
    {
        using var product = Counting(name);
        product.Script.Batches(2, batches => batches.Over("t").OfExactly(10).Update("n = n + 1"));

        StopAfter(product, 4, (manager, stop) => manager.Migrate(cancellationToken: stop));

        Assert.Equal("2|up|40|40|100", States(product));
        Assert.Equal("1", product.Versions("history", "number"));
        Assert.Equal("40|40", product.Read("SELECT sum(n), max(CASE WHEN n = 1 THEN id END) FROM t"));
        Assert.Equal("40 %, 40 of 100 rows", Manager(product).GetStatus().Pending.First().Batches!.ToString());
        Assert.True(Assert.Single(Manager(product).PauseBatches()).IsPaused);
        Assert.False(Assert.Single(Manager(product).ResumeBatches()).IsPaused);
        Manager(product).Migrate();
        Assert.Equal("1|1", product.Read("SELECT min(n), max(n) FROM t"));
        Assert.Equal("1,2,3", product.Versions("history", "number"));
    }

    [Theory]
    [EachProduct]
    public void Rollback_Running_UndoesWhatIsDone(string name)
    {
        using var product = Counting(name);
        product.Script.Batches(
            2,
            batches => batches.Over("t").OfExactly(10).Update("n = n + 1"),
            batches => batches.Over("t").OfExactly(10).Update("n = n - 1")
        );
        StopAfter(product, 6, (manager, stop) => manager.Migrate(cancellationToken: stop));
        StopAfter(product, 3, (manager, stop) => manager.Rollback(cancellationToken: stop));
        Assert.Equal("2|down|30|30|60", States(product));
        Assert.Equal("30|60", product.Read("SELECT sum(n), max(CASE WHEN n = 1 THEN id END) FROM t"));

        Manager(product).Rollback();

        Assert.Equal("0|0", product.Read("SELECT min(n), max(n) FROM t"));
        Assert.Equal("1", product.Versions("history", "number"));
        Assert.Empty(States(product));
        Assert.Equal(3, Manager(product).Migrate().ToVersion);
        Assert.Equal("1|1", product.Read("SELECT min(n), max(n) FROM t"));
    }

    [Theory]
    [EachProduct]
    public void Migrate_Code_WritesBackWhatItSets(string name)
    {
        using var product = Counting(name);
        product.Script.Batches(2, batches => batches
                .Over("t")
                .OfExactly(30)
                .Update(["text", "n"], rows =>
                {
                    foreach (var row in rows.Where(row => Convert.ToInt64(row.Key[0], null) % 2 == 0))
                    {
                        row["text"] = row.Text("text")!.Trim() + "!";
                        row["n"] = Convert.ToInt64(row["n"], null) + 1;
                    }
                }));

        Manager(product).Migrate();

        Assert.Equal("50|50", product.Read("SELECT sum(n), sum(CASE WHEN text LIKE 'a%!' THEN 1 ELSE 0 END) FROM t"));
    }

    [Theory]
    [EachProduct]
    public void Migrate_CopyAndDelete_DoEachRowOnce(string name)
    {
        using var product = Counting(name);
        product.Execute("CREATE TABLE copied (id BIGINT PRIMARY KEY, text TEXT)");
        product.Script.Batches(
            2,
            batches => batches.Over("t").OfExactly(7).Copy("copied", "id", "text"),
            batches => batches.Over("copied").OfExactly(7).Where("id % 2 = 0").Delete()
        );
        Manager(product).Migrate(2);
        Assert.Equal("100|100", product.Read("SELECT count(*), count(DISTINCT id) FROM copied"));

        var report = Manager(product).Rollback();

        Assert.Equal("50", product.Read("SELECT count(*) FROM copied"));
        Assert.Equal(50, Assert.Single(Assert.Single(report.Steps).Deleted).Rows);
    }

    [Theory]
    [EachProduct]
    public void Migrate_RowThatFails_IsNamedOrSkipped(string name)
    {
        using var product = Counting(name, "CHECK (id NOT IN (37, 38, 81) OR n = 0)");
        product.Script.Batches(2, batches => batches.Over("t").OfExactly(10).Update("n = n + 1"));

        var error = Refusal.Of(ErrorCodes.BatchRowFailed, () => Manager(product).Migrate());

        Assert.Matches("""the key \["?37"?\]""", error.What);
        Assert.Contains("36 of 100 rows of t are done", error.State, StringComparison.Ordinal);
        Assert.Equal("36", product.Read("SELECT sum(n) FROM t"));
        product.Script.Batches(2, batches => batches.Over("t").OfExactly(10).OnError(BatchErrorPolicy.Skip).Update("n = n + 1"));
        Manager(product).Migrate();
        Assert.Equal("97", product.Read("SELECT sum(n) FROM t"));
        Assert.Equal(["37", "38", "81"], product.Rows($"SELECT {Number("row_key")} FROM migration_batch_skips ORDER BY row_key"));
    }

    [Theory]
    [EachProduct]
    public void Migrate_OnACopy_RunsTheBatchesThere(string name)
    {
        using var product = Counting(name);
        product.Script.Batches(2, batches => batches.Over("t").OfExactly(10).Update("n = n + 1"));
        Manager(product).Migrate(1);
        var before = Content.WithHistoryOf(product);

        var options = Product.Options(Fixture.InBatches, options => options.VersionTable = new HistoryTable());
        using (var copy = DryRunDatabase.Of(product.Database(), options))
        {
            var services = new ServiceCollection().AddSingleton(product.Script).BuildServiceProvider();
            Assert.Equal(100, new MigrationManager(copy, options, services).Migrate(2).Steps[0].Batches!.Rows);
        }

        before.AssertSame(Content.WithHistoryOf(product));
    }

    [Theory]
    [EachProduct]
    public async Task Migrate_ThreeAtOnce_EachBatchIsRunByOneOfThem(string name)
    {
        using var product = Counting(name, rows: 600);
        product.Script.Batches(2, batches => batches.Over("t").OfExactly(5).PauseFor(TimeSpan.FromMilliseconds(1)).Update("n = n + 1"));
        Manager(product).Migrate(1);
        var managers = Enumerable.Range(0, 3).Select(_ => Manager(product)).ToList();

        await Task.WhenAll(managers.Select(manager => Task.Run(() => manager.Migrate())));

        Assert.Equal("1|1", product.Read("SELECT min(n), max(n) FROM t"));
        Assert.Equal("1,2,3", product.Versions("history", "number"));
        Assert.Equal("1", product.Read("SELECT count(*) FROM migration_log WHERE version = 2"));
    }

    internal static MigrationManager Manager(Product product, Action<MigrationOptions>? configure = null) =>
        product.FullManager(Fixture.InBatches, configure);

    internal static string States(Product product) =>
        product.Read($"SELECT version, direction, {Number("done_key")}, rows_done, total_rows FROM migration_batches");

    /// <summary>The key of a row: PostgreSQL's are texts, SQLite's are numbers.</summary>
    private static string Number(string key) => $"""replace(trim({key}, '[]'), '"', '')""";

    /// <summary>A product with a table <c>t</c>, whose column <c>n</c> counts how often a row was worked on.</summary>
    private static Product Counting(string name, string constraint = "", int rows = 100)
    {
        var product = Products.New(name);
        product.Script.Up(1, migration =>
        {
            var check = constraint.Length == 0 ? "" : $", {constraint}";
            migration.Execute.Sql(product.Sql($"CREATE TABLE t (id BIGINT PRIMARY KEY, text TEXT, n BIGINT NOT NULL DEFAULT 0{check})"));
            migration.Execute.Sql(
                $"WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < {rows}) "
                    + "INSERT INTO t (id, text) SELECT x, ' a' || x FROM i"
            );
        });
        return product;
    }

    /// <summary>Runs until a number of batches are committed, and stops it.</summary>
    private static void StopAfter(Product product, int batches, Action<MigrationManager, CancellationToken> run)
    {
        using var stop = new CancellationTokenSource();
        var left = batches;
        var manager = Manager(product, options => options.Executing = command =>
            {
                if (command.Text.StartsWith("UPDATE", StringComparison.Ordinal) && left-- == 0)
                    stop.Cancel();
            });
        Assert.ThrowsAny<OperationCanceledException>(() => run(manager, stop.Token));
    }
}
