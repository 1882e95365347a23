using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gromozeka.FluentMigrations.Hosting;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>Keeps what a program's listeners are told of one database: notifiers, progress, spans, metrics and statements.</summary>
internal sealed class Telltale : IProgress<MigrationProgress>, IMigrationNotifier, IDisposable
{
    private readonly ConcurrentQueue<string> _told = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _measurements = new();

    /// <param name="database">The name of the database; other tests of the process have others.</param>
    public Telltale(string database)
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MigrationTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if ((string?)span.GetTagItem("db.namespace") == database)
                    _told.Enqueue($"span {span.OperationName}");
            },
        };
        ActivitySource.AddActivityListener(_spans);
        _measurements.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MigrationTelemetry.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _measurements.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measure(instrument, tags));
        _measurements.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measure(instrument, tags));
        _measurements.Start();

        void Measure(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "db.namespace" && (string?)tag.Value == database)
                    _told.Enqueue($"metric {instrument.Name}");
            }
        }
    }

    public IReadOnlyList<string> Told => [.. _told];

    public void Execute(string statement) => _told.Enqueue($"statement {statement}");

    public void Report(MigrationProgress value) => _told.Enqueue($"progress {value.Kind}");

    public Task NotifyAsync(MigrationProgress progress, CancellationToken cancellationToken)
    {
        _told.Enqueue($"notifier {progress.Kind}");
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _spans.Dispose();
        _measurements.Dispose();
    }
}
