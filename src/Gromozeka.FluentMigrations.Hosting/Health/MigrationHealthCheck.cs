using Gromozeka.FluentMigrations.Hosting.Start;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Health;

/// <summary>Checks every database of the host. Caches each result, so that frequent probes do not access the database.</summary>
internal sealed class MigrationHealthCheck(
    IServiceProvider provider,
    DatabaseRegistrations databases,
    MigrationCompletion completion,
    BackgroundRuns background,
    IOptions<MigrationHealthOptions> options
) : IHealthCheck, IDisposable
{
    private readonly TimeProvider _clock = provider.GetService<TimeProvider>() ?? TimeProvider.System;
    private readonly Dictionary<string, (long At, DatabaseHealth Health)> _answers = [];
    private readonly Dictionary<string, (long At, DriftReport? Drift, MigrationException? Obstacle)> _drifts = [];
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var found = await Task.Run(
                    () => databases.Select(database => (database.Name, Health: Of(database))).ToList(),
                    cancellationToken
                )
                .ConfigureAwait(false);
            var data = found
                .SelectMany(pair =>
                    pair.Health.Data.Select(entry => (Key: pair.Name.Length == 0 ? entry.Key : $"{pair.Name}.{entry.Key}", entry.Value))
                )
                .ToDictionary(entry => entry.Key, entry => entry.Value);
            var text = string.Join("; ", found.Select(pair => pair.Health.Text));
            return found.TrueForAll(pair => pair.Health.IsHealthy) ? HealthCheckResult.Healthy(text, data)
                : found.TrueForAll(pair => pair.Health.IsHealthy || pair.Health.IsDegraded) ? HealthCheckResult.Degraded(text, data: data)
                : new HealthCheckResult(context.Registration.FailureStatus, text, data: data);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private DatabaseHealth Of(DatabaseRegistration database)
    {
        var host = database.OptionsOf(provider);
        var outcome = completion.Outcome(database.Name);
        if (host.Start != MigrationStart.None && !outcome.IsCompleted)
            return DatabaseHealth.Starting(database.Title);
        if (outcome.Exception is { } failed)
            return DatabaseHealth.Failed(database.Title, failed.InnerException!);
        if (_answers.TryGetValue(database.Name, out var known) && _clock.GetElapsedTime(known.At) < options.Value.CacheFor)
            return known.Health;
        var health = Read(database, host);
        _answers[database.Name] = (_clock.GetTimestamp(), health);
        return health;
    }

    private DatabaseHealth Read(DatabaseRegistration database, MigrationHostOptions host)
    {
        try
        {
            var manager = database.ManagerOf(provider);
            var found = manager.GetHealth();
            var health = DatabaseHealth.Of(database.Title, found, host.Migrations);
            if (background.IsOpen(database.Name, out var failure))
                return failure is not null ? DatabaseHealth.Failed(database.Title, failure)
                    : found.HalfDone + found.Newer + found.Missing > 0 ? health
                    : health.InBackground(found.Batches);
            return !health.IsHealthy || options.Value.CheckDriftEvery is not { } pause ? health
                : found.Newer + found.Missing > 0 ? health.NotCompared()
                : health.With(DriftOf(database, manager, pause));
        }
        catch (MigrationException error)
        {
            return DatabaseHealth.Failed(database.Title, error);
        }
    }

    /// <summary>An obstacle is cached, too: meeting it may take as long as a comparison.</summary>
    private DriftReport DriftOf(DatabaseRegistration database, MigrationManager manager, TimeSpan pause)
    {
        if (!_drifts.TryGetValue(database.Name, out var known) || _clock.GetElapsedTime(known.At) >= pause)
        {
            var (drift, obstacle) = Compare(manager);
            _drifts[database.Name] = known = (_clock.GetTimestamp(), drift, obstacle);
        }

        return known.Drift ?? throw known.Obstacle!;
    }

    private static (DriftReport? Drift, MigrationException? Obstacle) Compare(MigrationManager manager)
    {
        try
        {
            return (manager.GetDrift(), null);
        }
        catch (MigrationException obstacle)
        {
            return (null, obstacle);
        }
    }
}
