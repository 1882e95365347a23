namespace Gromozeka.FluentMigrations.Tests.Batches;

/// <summary>What batches do, and how they stop and go on.</summary>
public sealed class BatchRunTests
{
    [Fact]
    public void Migrate_Update_CommitsTheVersionWithTheLastBatch()
    {
        using var bed = BatchBed.Counting(1000);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1, text = trim(text)"));

        var report = bed.Manager().Migrate();

        Assert.Equal([1, 2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("1000|1000", bed.File.Scalar("SELECT sum(n) || '|' || sum(text = 'a' || id) FROM t"));
        Assert.Equal(
            "success|1000 rows in 10 batches",
            bed.File.Scalar("SELECT outcome || '|' || notes FROM migration_log WHERE version = 2")
        );
    }

    [Fact]
    public void Migrate_Stopped_GoesOnAfterTheLastBatch()
    {
        using var bed = BatchBed.Counting(1000);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1"));

        bed.MigrateUntil(4);

        Assert.Equal("2|up|[400]|400|1000", bed.States());
        Assert.Equal("1", bed.Bed.Versions("history", "number"));
        Assert.Equal("400|400", bed.File.Scalar("SELECT sum(n) || '|' || max(CASE WHEN n = 1 THEN id END) FROM t"));
        bed.Manager().Migrate();
        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
        Assert.Empty(bed.States());
    }

    [Fact]
    public void Migrate_RowsAddedMeanwhile_AreWorkedOnUpToTheEndThatWasThereAtFirst()
    {
        using var bed = new BatchBed(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER DEFAULT 0)",
            "INSERT INTO t (id) VALUES (10), (20), (30), (40)"
        );
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(2).Update("n = n + 1"));
        bed.MigrateUntil(1);
        bed.File.Execute("INSERT INTO t (id) VALUES (15), (35), (50)");

        bed.Manager().Migrate();

        Assert.Equal(["10|1", "15|0", "20|1", "30|1", "35|1", "40|1", "50|0"], bed.File.Rows("SELECT id, n FROM t ORDER BY id"));
    }

    [Fact]
    public void Migrate_RowsDeletedMeanwhile_GoesOnWithTheRest()
    {
        using var bed = BatchBed.Counting(100);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(10).Update("n = n + 1"));
        bed.MigrateUntil(3);
        bed.File.Execute("DELETE FROM t WHERE id BETWEEN 25 AND 60 OR id = 100");

        bed.Manager().Migrate();

        Assert.Equal("1|1|63", bed.File.Scalar("SELECT min(n) || '|' || max(n) || '|' || count(*) FROM t"));
    }

    [Fact]
    public void Migrate_EmptyTable_RecordsTheVersionAtOnce()
    {
        using var bed = BatchBed.Counting(0);
        bed.File.Execute("SELECT 1");
        bed.Bed.Script.Up(1, migration => migration.Execute.Sql("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)"));
        bed.Bed.Script.Batches(2, batches => batches.Over("t").Update("n = n + 1"));

        bed.Manager().Migrate();

        Assert.Equal("1,2,3", bed.Bed.Versions("history", "number"));
        Assert.DoesNotContain("migration_batches", bed.File.Tables());
    }

    [Fact]
    public void Migrate_Where_PassesOverTheOtherRows()
    {
        using var bed = BatchBed.Counting(100);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(10).Where("id % 3 = 0 OR id = 1").Update("n = n + 1"));
        bed.Manager().Migrate();
        Assert.Equal("34", bed.File.Scalar("SELECT sum(n) FROM t"));
        Assert.Equal("34", bed.File.Scalar("SELECT count(*) FROM t WHERE n = 1 AND (id % 3 = 0 OR id = 1)"));
    }

    [Fact]
    public void Migrate_Delete_ReportsTheRows()
    {
        using var bed = BatchBed.Counting(100);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(10).Where("id > 30").Delete());
        var report = bed.Manager().Migrate();
        Assert.Equal("30", bed.File.Scalar("SELECT count(*) FROM t"));
        Assert.Equal([new DeletedRows("t", null, 70, DeletionCause.Statement)], report.Steps[1].Deleted);
    }

    [Fact]
    public void Migrate_Copy_CopiesEachRowOnce()
    {
        using var bed = BatchBed.Counting(100);
        bed.File.Execute("CREATE TABLE copied (id INTEGER, upper_text TEXT)");
        bed.Bed.Script.Batches(2, batches =>
            batches.Over("t").OfExactly(7).Copy("copied", new Dictionary<string, string> { ["id"] = "id", ["upper_text"] = "upper(text)" })
        );
        bed.MigrateUntil(3, "INSERT INTO \"main\".\"copied\"");
        bed.Manager().Migrate();
        Assert.Equal("100|100", bed.File.Scalar("SELECT count(*) || '|' || count(DISTINCT id) FROM copied WHERE upper_text = ' A' || id"));
    }

    [Fact]
    public void Migrate_Code_GetsTheRowsOfEachBatchAndWritesWhatItSets()
    {
        using var bed = BatchBed.Counting(100);
        var sizes = new List<int>();
        bed.Bed.Script.Batches(2, batches => batches
                .Over("t")
                .OfExactly(30)
                .Update(["text", "n"], rows =>
                {
                    sizes.Add(rows.Count);
                    foreach (var row in rows.Where(row => (long)row.Key[0]! % 2 == 0))
                    {
                        row["text"] = row.Text("text")!.Trim() + "!";
                        row["n"] = (long)row["n"]! + 1;
                    }
                }));

        bed.Manager().Migrate();

        Assert.Equal([30, 30, 30, 10], sizes);
        Assert.Equal("50|50", bed.File.Scalar("SELECT sum(n) || '|' || sum(text = 'a' || id || '!') FROM t"));
    }

    [Fact]
    public void Migrate_CodeWithNullInTheKey_WritesEachRowBack()
    {
        using var bed = new BatchBed(
            "CREATE TABLE t (id TEXT PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0)",
            "INSERT INTO t (id) VALUES (NULL), (NULL), ('a'), ('b'), (NULL)"
        );
        bed.Bed.Script.Batches(2, batches => batches
                .Over("t")
                .OfExactly(2)
                .Update(["n"], rows =>
                {
                    foreach (var row in rows)
                        row["n"] = (long)row["n"]! + 1;
                }));
        bed.Manager().Migrate();
        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
    }

    [Fact]
    public void Migrate_TwoAtOnce_EachBatchIsRunByOneOfThem()
    {
        using var bed = BatchBed.Counting(3000);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(10).PauseFor(TimeSpan.FromMilliseconds(1)).Update("n = n + 1"));
        bed.Manager(options => options.Backup = null).Migrate(1);
        var managers = Enumerable.Range(0, 3).Select(_ => bed.Manager(options => options.Backup = null)).ToList();

        Parallel.ForEach(managers, manager => manager.Migrate());

        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
        Assert.Equal("1,2,3", bed.Bed.Versions("history", "number"));
        Assert.Equal("300", bed.File.Scalar("SELECT sum(substr(notes, 14, 3)) FROM migration_log WHERE version = 2"));
    }
}
