using System.Globalization;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Hosting.Health;

/// <summary>Whether a database is ready for the program.</summary>
/// <param name="IsHealthy">Whether it is.</param>
/// <param name="Text">The description for the health report.</param>
internal sealed record DatabaseHealth(bool IsHealthy, string Text)
{
    /// <summary>Version, pending migrations and last run, if known.</summary>
    public IReadOnlyDictionary<string, object> Data { get; private init; } = new Dictionary<string, object>();

    public static DatabaseHealth Starting(string title) => new(false, $"{title}: its startup run has not finished");

    public static DatabaseHealth Failed(string title, Exception error) =>
        new(
            false,
            $"{title}: {(error is MigrationException known ? $"{known.Code.Id} {known.What} {known.Why}" : Secrets.Mask(error.Message))}"
        );

    public static DatabaseHealth Of(string title, MigrationStatus status, MigrationOptions options)
    {
        var problems = Problems(status, options).ToList();
        var data = new Dictionary<string, object>
        {
            ["version"] = status.CurrentVersion,
            ["latest"] = status.LatestVersion,
            ["pending"] = status.Pending.Count(),
        };
        if (status.Applied.Max(entry => entry.Applied!.AppliedAt) is { } last)
            data["last_run"] = last.ToString("O", CultureInfo.InvariantCulture);
        return new DatabaseHealth(
            problems.Count == 0,
            $"{title}: version {status.CurrentVersion} of {status.LatestVersion}{string.Concat(problems.Select(problem => ", " + problem))}"
        )
        {
            Data = data,
        };
    }

    private static IEnumerable<string> Problems(MigrationStatus status, MigrationOptions options)
    {
        var partial = status.Migrations.Count(entry => entry.HalfDone is not null);
        if (partial > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{partial} may be partially applied");
        if (!options.AllowNewerDatabase && status.Unknown.Any(entry => entry.Version > status.LatestVersion))
            yield return "newer than this program";
        if (!options.AllowMissingMigrations && status.Unknown.Any(entry => entry.Version < status.LatestVersion))
            yield return "has migrations that this program lacks";
        if (status.Pending.Count() is > 0 and var pending)
            yield return string.Create(CultureInfo.InvariantCulture, $"{pending} pending");
    }
}
