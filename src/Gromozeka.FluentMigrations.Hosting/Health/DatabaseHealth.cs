using System.Globalization;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Hosting.Health;

/// <summary>Whether a database is ready for the program.</summary>
/// <param name="IsHealthy">Whether it is.</param>
/// <param name="Text">The description for the health report.</param>
internal sealed record DatabaseHealth(bool IsHealthy, string Text)
{
    /// <summary>Whether the program can use it although migrations are applied in the background.</summary>
    public bool IsDegraded { get; private init; }

    /// <summary>Version, pending migrations and last run, if known.</summary>
    public IReadOnlyDictionary<string, object> Data { get; private init; } = new Dictionary<string, object>();

    public static DatabaseHealth Starting(string title) => new(false, $"{title}: its startup run has not finished");

    public static DatabaseHealth Failed(string title, Exception error) =>
        new(
            false,
            $"{title}: {(error is MigrationException known ? $"{known.Code.Id} {known.What} {known.Why}" : Secrets.Mask(error.Message))}"
        );

    public static DatabaseHealth Of(string title, MigrationHealth health, MigrationOptions options)
    {
        var problems = Problems(health, options).ToList();
        var data = new Dictionary<string, object>
        {
            ["version"] = health.CurrentVersion,
            ["latest"] = health.LatestVersion,
            ["pending"] = health.Pending,
        };
        if (health.LastRun is { } last)
            data["last_run"] = last.ToString("O", CultureInfo.InvariantCulture);
        return new DatabaseHealth(
            problems.Count == 0,
            $"{title}: version {health.CurrentVersion} of {health.LatestVersion}{string.Concat(problems.Select(problem => ", " + problem))}"
        )
        {
            Data = data,
        };
    }

    /// <summary>The same, while pending migrations are applied in the background: <c>degraded: 41 %</c>.</summary>
    public DatabaseHealth InBackground(BatchProgress? progress) =>
        this with
        {
            IsDegraded = true,
            Text = progress is null ? $"{Text}, which the background applies" : $"{Text}, degraded: {Progress(progress)}",
            Data = progress is null
                ? Data
                : new Dictionary<string, object>(Data)
                {
                    ["batches.version"] = progress.Version,
                    ["batches.rows"] = progress.Rows,
                    ["batches.total_rows"] = progress.TotalRows,
                    ["batches.skipped_rows"] = progress.SkippedRows,
                    ["batches.paused"] = progress.IsPaused,
                },
        };

    private static string Progress(BatchProgress progress) =>
        $"{progress}{(progress.IsPaused ? ", paused" : progress.TimeLeft is { } left ? $", {left} left" : "")}";

    /// <summary>The same, and whether the schema is what the migrations make.</summary>
    public DatabaseHealth With(DriftReport drift)
    {
        var count = drift.Drift.Count();
        return this with
        {
            IsHealthy = IsHealthy && count == 0,
            Text = count == 0 ? Text : string.Create(CultureInfo.InvariantCulture, $"{Text}, {count} changed without a migration"),
            Data = new Dictionary<string, object>(Data) { ["drift"] = count },
        };
    }

    /// <summary>The same: migrations that the program lacks, and may lack, cannot be replayed.</summary>
    public DatabaseHealth NotCompared() =>
        this with
        {
            Text = $"{Text}, not compared with its migrations, because the program lacks some of them",
        };

    private static IEnumerable<string> Problems(MigrationHealth health, MigrationOptions options)
    {
        if (health.HalfDone > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{health.HalfDone} may be partially applied");
        if (!options.AllowNewerDatabase && health.Newer > 0)
            yield return "newer than this program";
        if (!options.AllowMissingMigrations && health.Missing > 0)
            yield return "has migrations that this program lacks";
        if (health.Pending > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{health.Pending} pending");
    }
}
