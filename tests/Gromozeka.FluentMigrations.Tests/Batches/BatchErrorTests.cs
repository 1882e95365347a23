using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Batches;

/// <summary>Rows that fail, and batches that are not well-formed.</summary>
public sealed class BatchErrorTests
{
    private const string Table =
        "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0 CHECK (id NOT IN (437, 438, 801) OR n = 0))";
    private const string Rows =
        "WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 1000) INSERT INTO t (id) SELECT x FROM i";

    [Fact]
    public void Migrate_RowThatFails_IsNamedAndTheRowsBeforeItAreCommitted()
    {
        using var bed = new BatchBed(Table, Rows);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1"));

        var error = Refusal.Of(ErrorCodes.BatchRowFailed, () => bed.Manager().Migrate());

        Assert.Contains("the key [437]", error.What, StringComparison.Ordinal);
        Assert.Contains("436 of 1000 rows of t are done", error.State, StringComparison.Ordinal);
        Assert.Equal("436", bed.File.Scalar("SELECT sum(n) FROM t"));
        Assert.Equal("2|up|[436]|436|1000", bed.States());
        Assert.Equal("failure", bed.File.Scalar("SELECT outcome FROM migration_log WHERE version = 2"));

        bed.File.Execute("DELETE FROM t WHERE id IN (437, 438, 801)");
        bed.Manager().Migrate();
        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
    }

    /// <summary>SQLite would store it as NULL.</summary>
    [Fact]
    public void Migrate_CodeThatSetsNaN_FailsAndKeepsTheValues()
    {
        using var bed = new BatchBed("CREATE TABLE t (id INTEGER PRIMARY KEY, r REAL)", "INSERT INTO t VALUES (1, 1.5), (2, 2.5)");
        bed.Bed.Script.Batches(2, batches => batches
                .Over("t")
                .Update(["r"], rows =>
                {
                    foreach (var row in rows)
                        row["r"] = double.NaN;
                }));

        Refusal.Of(ErrorCodes.BatchRowFailed, () => bed.Manager().Migrate());

        Assert.Equal("2", bed.File.Scalar("SELECT count(*) FROM t WHERE r IS NOT NULL"));
    }

    [Fact]
    public void Migrate_Skip_CollectsTheKeysAndEndsWithWarnings()
    {
        using var bed = new BatchBed(Table, Rows);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).OnError(BatchErrorPolicy.Skip).Update("n = n + 1"));

        bed.Manager().Migrate();

        Assert.Equal(["437", "438", "801"], bed.File.Rows("SELECT id FROM t WHERE n <> 1"));
        Assert.Equal(
            ["2|up|t|[437]", "2|up|t|[438]", "2|up|t|[801]"],
            bed.File.Rows("SELECT version, direction, table_name, row_key FROM migration_batch_skips ORDER BY row_key")
        );
        Assert.Contains("CHECK constraint failed", bed.File.Scalar("SELECT error FROM migration_batch_skips"), StringComparison.Ordinal);
        Assert.EndsWith(
            "with warnings: 3 rows skipped",
            bed.File.Scalar("SELECT notes FROM migration_log WHERE version = 2"),
            StringComparison.Ordinal
        );
        Assert.Equal("1,2,3", bed.Bed.Versions("history", "number"));
    }

    [Fact]
    public void Rollback_LossInALaterBatch_SaysWhatIsDoneBeforeIt()
    {
        using var bed = new BatchBed(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, k INTEGER UNIQUE ON CONFLICT REPLACE)",
            Rows,
            "UPDATE t SET k = id"
        );
        bed.Bed.Script.Batches(2, _ => { }, batches => batches.Over("t").OfExactly(100).Update("k = CASE id WHEN 250 THEN 900 ELSE k END"));
        bed.Manager().Migrate(2);

        var error = Refusal.Of(ErrorCodes.DataLoss, () => bed.Manager().Rollback());

        Assert.Contains("200 of 1000 rows of t are done going down, and committed", error.State, StringComparison.Ordinal);
        Assert.Equal("1000", bed.File.Scalar("SELECT count(*) FROM t"));
        Assert.Equal("2|down|[200]|200|1000", bed.States());
        Assert.Equal(1, bed.Manager(configure: options => options.AllowDataLoss = true).Rollback().ToVersion);
        Assert.Equal("999", bed.File.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Migrate_FailsBetweenTwoBatches_SaysWhatIsDone()
    {
        using var bed = BatchBed.Counting(300);
        var clock = new BreakingClock();
        bed.Bed.Clock = clock;
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1"));

        var error = Refusal.Of(ErrorCodes.StepFailed, () => bed.Manager(options => options.Progress = clock).Migrate());

        Assert.Equal("The clock is broken.", error.Why);
        Assert.Contains("100 of 300 rows of t are done going up, and committed", error.State, StringComparison.Ordinal);
        Assert.Equal("100", bed.File.Scalar("SELECT sum(n) FROM t"));
        bed.Manager().Migrate();
        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
    }

    [Fact]
    public void Migrate_CodeThatThrowsForARow_NamesTheRow()
    {
        using var bed = BatchBed.Counting(100);
        bed.Bed.Script.Batches(2, batches => batches
                .Over("t")
                .Update(["n"], rows =>
                {
                    foreach (var row in rows)
                        row["n"] = (long)row.Key[0]! == 42 ? throw new InvalidOperationException("No answer.") : 1L;
                }));

        var error = Refusal.Of(ErrorCodes.BatchRowFailed, () => bed.Manager().Migrate());

        Assert.Contains("[42]", error.What, StringComparison.Ordinal);
        Assert.Equal("No answer.", error.Why);
        Assert.Equal("41", bed.File.Scalar("SELECT sum(n) FROM t"));
    }

    [Fact]
    public void Migrate_MixedWithOtherOperations_IsRefused()
    {
        using var bed = BatchBed.Counting(10);
        bed.Bed.Script.Mixed(2, (migration, batches) =>
        {
            migration.Create.Table("other").WithColumn("id").AsInt32();
            batches.Over("t").Update("n = n + 1");
        });

        var error = Refusal.Of(ErrorCodes.BatchesInvalid, () => bed.Manager().Migrate());

        Assert.Contains("batches and other operations", error.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("other", bed.File.Tables());
        Assert.Equal("0", bed.File.Scalar("SELECT sum(n) FROM t"));
    }

    [Theory]
    [InlineData("n = n + 1 -- all", "has a comment")]
    [InlineData("n = n + 1 /* all", "has a comment")]
    [InlineData("n = n + 1; DELETE FROM t", "has a semicolon")]
    [InlineData("n = (n + 1", "does not close a parenthesis")]
    [InlineData("n = n + 1)", "closes a parenthesis")]
    [InlineData("text = 'a", "unfinished '")]
    [InlineData(" ", "is empty")]
    public void Migrate_SqlBeyondItsPlace_IsRefused(string assignments, string fault)
    {
        using var bed = BatchBed.Counting(10);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").Update(assignments));
        Assert.Contains(fault, Refusal.Of(ErrorCodes.InvalidExpression, () => bed.Manager().Migrate()).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_SentenceWithoutVerb_IsRefused()
    {
        using var bed = BatchBed.Counting(10);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OrderBy("id"));
        Assert.Contains(
            "does not say what to do",
            Refusal.Of(ErrorCodes.InvalidExpression, () => bed.Manager().Migrate()).Why,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("id = id + 1")]
    [InlineData("n = 1, \"ID\" = -id")]
    [InlineData("(n, id) = (1, 2)")]
    public void Migrate_ChangeOfTheKey_IsRefused(string assignments)
    {
        using var bed = BatchBed.Counting(10);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").Update(assignments));
        Assert.Contains("change id", Refusal.Of(ErrorCodes.BatchesInvalid, () => bed.Manager().Migrate()).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "id", "no table")]
    [InlineData("t", "nothing", "no column nothing")]
    public void Migrate_UnknownName_IsRefused(string table, string key, string why)
    {
        using var bed = BatchBed.Counting(10);
        bed.Bed.Script.Batches(2, batches => batches.Over(table).OrderBy(key).Update("n = n + 1"));
        Assert.Contains(why, Refusal.Of(ErrorCodes.BatchesInvalid, () => bed.Manager().Migrate()).Why, StringComparison.Ordinal);
    }

    /// <summary>Fails once, at the first question after a batch.</summary>
    private sealed class BreakingClock : TimeProvider, IProgress<MigrationProgress>
    {
        private bool _isBreaking;
        private bool _hasBroken;

        public void Report(MigrationProgress value) => _isBreaking |= !_hasBroken && value.Kind == MigrationProgressKind.Rows;

        public override DateTimeOffset GetUtcNow()
        {
            if (!_isBreaking)
                return base.GetUtcNow();
            (_isBreaking, _hasBroken) = (false, true);
            throw new InvalidOperationException("The clock is broken.");
        }
    }
}
