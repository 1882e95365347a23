using System.Diagnostics;
using Gromozeka.FluentMigrations.Sqlite;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests;

/// <summary>What the real SDK exports.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];

    private string File => _folder.File("shop.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_IsASpanWithItsStepsBackupWaitAndRebuild()
    {
        using (Tracing())
        {
            Manager().Migrate(1);
            Manager().Migrate(2);
        }

        var spans = OfThisFile().ToList();
        var run = spans.Where(span => span.OperationName == "migrate").ElementAt(1);
        Assert.Equal(
            ["lock", "backup", "step"],
            spans.Where(span => span.ParentSpanId == run.SpanId).OrderBy(span => span.StartTimeUtc).Select(span => span.OperationName)
        );
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

    [Fact]
    public void FailedStep_IsAnErrorWithTheCodeAndNoSecret()
    {
        using (Tracing())
            Assert.Throws<MigrationException>(() => Manager().Migrate());

        var failed = OfThisFile().Where(span => span.Status == ActivityStatusCode.Error).ToList();
        Assert.Equal(["step", "migrate"], failed.Select(span => span.OperationName));
        Assert.All(failed, span => Assert.Equal("GM501", span.GetTagItem("error.type")));
        Assert.All(failed, span => Assert.DoesNotContain("secret", span.StatusDescription, StringComparison.Ordinal));
    }

    [Fact]
    public void Measurements_TellStepsRowsBackupVersionAndPending()
    {
        using (Sdk.CreateMeterProviderBuilder().AddMigrationsInstrumentation().AddInMemoryExporter(_metrics).Build())
        {
            Manager().Migrate(1);
            Manager().Migrate(2);
            Assert.Throws<MigrationException>(() => Manager().Migrate());
        }

        Assert.Equal(2, Points("db.migration.step.duration", ("db.migration.outcome", "success")).Sum(point => point.GetHistogramCount()));
        Assert.Equal(1, Points("db.migration.step.duration", ("db.migration.outcome", "failed")).Sum(point => point.GetHistogramCount()));
        Assert.Equal(6, Points("db.migration.rows").Sum(point => point.GetSumLong()));
        Assert.Equal(2, Points("db.migration.version").Single().GetGaugeLastValueLong());
        Assert.Equal(1, Points("db.migration.pending").Single().GetGaugeLastValueLong());
        Assert.True(Points("db.migration.backup.size").Single().GetHistogramSum() > 0);
        Assert.NotEmpty(Points("db.migration.lock_wait.duration"));
        Assert.Contains(0.001, Boundaries(Points("db.migration.lock_wait.duration")[0]));
        Assert.Equal("s", _metrics.First(metric => metric.Name == "db.migration.step.duration").Unit);
    }

    private static List<double> Boundaries(MetricPoint point)
    {
        var boundaries = new List<double>();
        foreach (var bucket in point.GetHistogramBuckets())
            boundaries.Add(bucket.ExplicitBound);
        return boundaries;
    }

    private TracerProvider Tracing() =>
        Sdk.CreateTracerProviderBuilder().AddMigrationsInstrumentation().AddInMemoryExporter(_spans).Build();

    private IEnumerable<Activity> OfThisFile() => _spans.Where(span => (string?)span.GetTagItem("db.namespace") == File);

    private List<MetricPoint> Points(string name, params (string Key, string Value)[] tags)
    {
        var points = new List<MetricPoint>();
        foreach (var metric in _metrics.Where(metric => metric.Name == name))
        {
            foreach (var point in metric.GetMetricPoints())
            {
                var found = new Dictionary<string, object?>();
                foreach (var tag in point.Tags)
                    found[tag.Key] = tag.Value;
                if ((string?)found["db.namespace"] == File && tags.All(tag => (string?)found[tag.Key] == tag.Value))
                    points.Add(point);
            }
        }

        return points;
    }

    private MigrationManager Manager() =>
        new(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={File}" }),
            new MigrationOptions { Assemblies = { typeof(TelemetryTests).Assembly } }
        );
}
