using System.Collections.Concurrent;
using System.Diagnostics;
using Gromozeka.FluentMigrations.OpenTelemetry.Tests.Fixtures.Seeded;
using OpenTelemetry.Metrics;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests;

/// <summary>What the real SDK exports.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    [Fact]
    public void Run_IsASpanWithItsStepsBackupWaitAndRebuild()
    {
        using (_exports.Tracing())
        {
            _exports.Manager().Migrate(1);
            _exports.Manager().Migrate(2);
        }

        var spans = _exports.Spans;
        var run = spans.Where(span => span.OperationName == "migrate").ElementAt(1);
        Assert.Equal("migrate(lock step) migrate(lock backup step(rebuild))", _exports.Trees());
        var step = spans.Single(span => span.ParentSpanId == run.SpanId && span.OperationName == "step");
        Assert.Equal(
            (2L, "up", "success", 3L),
            (
                step.GetTagItem("db.migration.version"),
                step.GetTagItem("db.migration.direction"),
                step.GetTagItem("db.migration.outcome"),
                step.GetTagItem("db.migration.rows")
            )
        );
        var rebuild = spans.Single(span => span.ParentSpanId == step.SpanId);
        Assert.Equal(("rebuild", "articles"), (rebuild.OperationName, rebuild.GetTagItem("db.collection.name")));
        Assert.All(spans, span => Assert.Equal("sqlite", span.GetTagItem("db.system.name")));
        Assert.True(
            (long)
                spans
                    .Single(span => span.OperationName == "backup" && span.ParentSpanId == run.SpanId)
                    .GetTagItem("db.migration.backup.size")! > 0
        );
    }

    /// <summary>The steps of the replay have rows, too, but in an empty database.</summary>
    [Fact]
    public void RunWithVerifiedSchema_CountsTheRowsOfTheDatabaseOnly()
    {
        var told = new ConcurrentQueue<MigrationProgress>();
        var manager = _exports.Manager(options =>
        {
            options.Namespace = typeof(SeedItems).Namespace;
            options.VerifySchema = true;
            options.Progress = new Told(told);
        });
        manager.Migrate(1);
        _exports.File.Execute("INSERT INTO items VALUES (3, 3)");
        using (_exports.Tracing())
            manager.Migrate(2);

        Assert.Equal(3L, _exports.Spans.Single(span => span.OperationName == "step").GetTagItem("db.migration.rows"));
        Assert.Equal([3L], told.Where(progress => progress.Kind == MigrationProgressKind.Rows).Select(progress => progress.Rows));
    }

    [Fact]
    public void FailedStep_IsAnErrorWithTheCodeAndNoSecret()
    {
        using (_exports.Tracing())
            Assert.Throws<MigrationException>(() => _exports.Manager().Migrate());

        var failed = _exports.Spans.Where(span => span.Status == ActivityStatusCode.Error).ToList();
        Assert.Equal(["step", "migrate"], failed.Select(span => span.OperationName));
        Assert.All(failed, span => Assert.Equal("GM501", span.GetTagItem("error.type")));
        Assert.All(failed, span => Assert.DoesNotContain("secret", span.StatusDescription, StringComparison.Ordinal));
    }

    [Fact]
    public void Measurements_TellStepsRowsBackupVersionAndPending()
    {
        using (_exports.Measuring())
        {
            _exports.Manager().Migrate(1);
            _exports.Manager().Migrate(2);
            Assert.Throws<MigrationException>(() => _exports.Manager().Migrate());
        }

        Assert.Equal(
            2,
            _exports.Points("db.migration.step.duration", ("db.migration.outcome", "success")).Sum(point => point.GetHistogramCount())
        );
        Assert.Equal(
            1,
            _exports.Points("db.migration.step.duration", ("db.migration.outcome", "failed")).Sum(point => point.GetHistogramCount())
        );
        Assert.Equal(6, _exports.Points("db.migration.rows").Sum(point => point.GetSumLong()));
        Assert.Equal(2, _exports.Points("db.migration.version").Single().GetGaugeLastValueLong());
        Assert.Equal(1, _exports.Points("db.migration.pending").Single().GetGaugeLastValueLong());
        Assert.True(_exports.Points("db.migration.backup.size").Single().GetHistogramSum() > 0);
        Assert.NotEmpty(_exports.Points("db.migration.lock_wait.duration"));
        Assert.Contains(0.001, Boundaries(_exports.Points("db.migration.lock_wait.duration")[0]));
        Assert.Equal("s", _exports.Metrics.First(metric => metric.Name == "db.migration.step.duration").Unit);
    }

    private static List<double> Boundaries(MetricPoint point)
    {
        var boundaries = new List<double>();
        foreach (var bucket in point.GetHistogramBuckets())
            boundaries.Add(bucket.ExplicitBound);
        return boundaries;
    }

    private sealed class Told(ConcurrentQueue<MigrationProgress> told) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => told.Enqueue(value);
    }
}
