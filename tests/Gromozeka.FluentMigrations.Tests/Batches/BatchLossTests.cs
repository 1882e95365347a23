using System.Data;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Tests.Batches;

/// <summary>Rows that batches delete, and code that hides them from the count.</summary>
public sealed class BatchLossTests
{
    [Fact]
    public void Migrate_ReplacesRowsAndTheHostAsksFirst_IsRefused()
    {
        using var bed = BatchBed.Counting(300);
        bed.Manager().Migrate(1);
        bed.File.Execute("CREATE TABLE u (id INTEGER PRIMARY KEY ON CONFLICT REPLACE); INSERT INTO u VALUES (150)");
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Copy("u", ["id"]));

        var error = Refusal.Of(ErrorCodes.DataLoss, () => bed.Manager(options => options.ConfirmDataLoss = true).Migrate());

        Assert.Contains("100 of 300 rows of t are done going up, and committed", error.State, StringComparison.Ordinal);
        Assert.Equal("101", bed.File.Scalar("SELECT count(*) FROM u"));
    }

    [Fact]
    public void Migrate_BatchIsRolledBackAndHalved_CountsOnlyWhatStayed()
    {
        using var bed = BatchBed.Counting(300);
        bed.Manager().Migrate(1);
        bed.File.Execute("CREATE TABLE u (id INTEGER PRIMARY KEY ON CONFLICT REPLACE); INSERT INTO u SELECT id FROM t");
        bed.File.Execute("CREATE TRIGGER fills AFTER UPDATE OF n ON t BEGIN INSERT INTO u VALUES (new.id); END");
        var fails = 0;
        bed.Bed.Script.Batches(2, batches => batches
                .Over("t")
                .OfExactly(100)
                .Update(["n"], rows =>
                {
                    foreach (var row in rows)
                        row["n"] = (long)row.Key[0]! == 150 && fails++ < 2 ? "no number" : 1L;
                }));
        bed.File.Execute("CREATE TRIGGER refuses BEFORE UPDATE ON t WHEN typeof(new.n) = 'text' BEGIN SELECT RAISE(ABORT, 'no'); END");

        var step = bed.Manager().Migrate(2).Steps.Single();

        Assert.Equal(3, fails);
        Assert.Equal(300, step.Deleted.Where(rows => rows.Table.Name == "u").Sum(rows => rows.Rows));
    }

    [Fact]
    public void Migrate_AnotherConnectionChangesTheSchemaBetweenTwoBatches_IsCountedByTheNewOne()
    {
        using var bed = BatchBed.Counting(300);
        bed.Manager().Migrate(1);
        bed.File.Execute("CREATE TABLE u (id INTEGER PRIMARY KEY ON CONFLICT REPLACE); INSERT INTO u SELECT id FROM t");
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1"));
        var other = new AfterFirstBatch(() =>
            bed.File.Execute("CREATE TRIGGER fills AFTER UPDATE OF n ON t BEGIN INSERT INTO u VALUES (new.id); END")
        );

        var step = bed.Manager(options => options.Progress = other).Migrate(2).Steps.Single();

        Assert.Equal(200, step.Deleted.Where(rows => rows.Table.Name == "u").Sum(rows => rows.Rows));
    }

    [Fact]
    public void Migrate_CodeReplacesTheTrace_SaysOnceThatTheCountIsNotComplete()
    {
        using var bed = BatchBed.Counting(300);
        var manager = Manager(bed, StepDirection.Up);

        manager.Migrate();

        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
        Assert.Single(bed.Bed.Log.Entries, entry => entry.Text.Contains("sqlite3_trace", StringComparison.Ordinal));
    }

    [Fact]
    public void Rollback_CodeReplacesTheTrace_IsRefused()
    {
        using var bed = BatchBed.Counting(300);
        Manager(bed, StepDirection.Down).Migrate();

        var error = Refusal.Of(ErrorCodes.DataLoss, () => Manager(bed, StepDirection.Down).Rollback(2));

        Assert.Contains("sqlite3_trace", error.Why, StringComparison.Ordinal);
        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
        Assert.Equal("2|down||0|300", bed.States());
    }

    /// <summary>The code of each batch takes away what tells the engine of statements.</summary>
    private static MigrationManager Manager(BatchBed bed, StepDirection hides)
    {
        var connections = new List<SqliteConnection>();
        bed.Bed.Script.Batches(
            2,
            batches => batches.Over("t").OfExactly(100).Update(["n"], rows => Add(rows, 1, hides == StepDirection.Up)),
            batches => batches.Over("t").OfExactly(100).Update(["n"], rows => Add(rows, -1, hides == StepDirection.Down))
        );
        bed.Bed.Opened = connections.Add;
        return bed.Manager();

        void Add(IReadOnlyList<BatchRow> rows, long more, bool isHidden)
        {
            foreach (var row in rows)
                row["n"] = (long)row["n"]! + more;
            if (!isHidden)
                return;
            foreach (var open in connections.Where(connection => connection.State == ConnectionState.Open))
                raw.sqlite3_trace(open.Handle, (delegate_trace?)null, null);
        }
    }

    private sealed class AfterFirstBatch(Action then) : IProgress<MigrationProgress>
    {
        private bool _isDone;

        public void Report(MigrationProgress value)
        {
            if (value.Kind != MigrationProgressKind.Rows || _isDone)
                return;
            _isDone = true;
            then();
        }
    }
}
