using System.Diagnostics;
using Gromozeka.FluentMigrations.OpenTelemetry.Tests.Fixtures;
using Gromozeka.FluentMigrations.Sqlite;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests;

/// <summary>What the real SDK exports about one database file.</summary>
internal sealed class Exports : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];

    public DatabaseFile File => new(_folder.File("shop.db"));

    /// <summary>The metrics that were exported, of every file.</summary>
    public IReadOnlyList<Metric> Metrics => _metrics;

    /// <summary>The spans of this file, in the order of their ends.</summary>
    public List<Activity> Spans => [.. _spans.Where(span => (string?)span.GetTagItem("db.namespace") == File.Path)];

    public SqliteDatabase Database => new(new SqliteDatabaseOptions { ConnectionString = $"Data Source={File.Path}" });

    public MigrationManager Manager(Action<MigrationOptions>? configure = null) => new(Database, Options(configure));

    public static MigrationOptions Options(Action<MigrationOptions>? configure = null)
    {
        var options = new MigrationOptions
        {
            Assemblies = { typeof(Exports).Assembly },
            Namespace = typeof(CreateArticles).Namespace,
            IncludesNestedNamespaces = false,
        };
        configure?.Invoke(options);
        return options;
    }

    /// <summary>Exports the spans of what is done until it is disposed.</summary>
    public TracerProvider Tracing() => Sdk.CreateTracerProviderBuilder().AddMigrationsInstrumentation().AddInMemoryExporter(_spans).Build();

    /// <summary>Exports the measurements of what is done until it is disposed.</summary>
    public MeterProvider Measuring() =>
        Sdk.CreateMeterProviderBuilder().AddMigrationsInstrumentation().AddInMemoryExporter(_metrics).Build();

    /// <summary>A span and those in it, as names with brackets: <c>migrate(lock step(rebuild))</c>.</summary>
    public string Tree(Activity root)
    {
        var within = Spans.Where(span => span.ParentSpanId == root.SpanId).OrderBy(span => span.StartTimeUtc).Select(Tree).ToList();
        return within.Count == 0 ? root.OperationName : $"{root.OperationName}({string.Join(" ", within)})";
    }

    /// <summary>Every span that is in no other, as names with brackets.</summary>
    public string Trees() =>
        string.Join(
            " ",
            Spans
                .Where(span => Spans.TrueForAll(other => other.SpanId != span.ParentSpanId))
                .OrderBy(span => span.StartTimeUtc)
                .Select(Tree)
        );

    public List<MetricPoint> Points(string name, params (string Key, string Value)[] tags)
    {
        var points = new List<MetricPoint>();
        foreach (var metric in _metrics.Where(metric => metric.Name == name))
        {
            foreach (var point in metric.GetMetricPoints())
            {
                var found = new Dictionary<string, object?>();
                foreach (var tag in point.Tags)
                    found[tag.Key] = tag.Value;
                if ((string?)found["db.namespace"] == File.Path && tags.All(tag => (string?)found[tag.Key] == tag.Value))
                    points.Add(point);
            }
        }

        return points;
    }

    public void Dispose() => _folder.Dispose();
}
