namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>Each host once with FluentMigrator's processor and once with the engine: the same calls leave the same.</summary>
public sealed class SideBySideTests
{
    private static readonly string[] Namespaces =
    [
        "Breaking",
        "Commented",
        "Constrained",
        "Duplicate",
        "Extremes",
        "Failing",
        "FailingFirst",
        "FailingMaintenance",
        "Library",
        "MissingResource",
        "MissingScript",
        "Nothing",
        "OwnConventions",
        "OwnVersionTable",
        "Scripted",
        "Staged",
        "Tagged",
        "WithoutTransaction",
    ];

    private static readonly Dictionary<string, Action<IMigrationRunner>[]> Calls = new()
    {
        ["up"] = [runner => runner.MigrateUp()],
        ["up twice"] = [runner => runner.MigrateUp(), runner => runner.MigrateUp()],
        ["up to 1, then all"] = [runner => runner.MigrateUp(1), runner => runner.MigrateUp()],
        ["up to nothing"] = [runner => runner.MigrateUp(0)],
        ["up, rollback 1"] = [runner => runner.MigrateUp(), runner => runner.Rollback(1)],
        ["up, rollback 99"] = [runner => runner.MigrateUp(), runner => runner.Rollback(99)],
        ["up, rollback 0"] = [runner => runner.MigrateUp(), runner => runner.Rollback(0)],
        ["up, rollback to 0"] = [runner => runner.MigrateUp(), runner => runner.RollbackToVersion(0)],
        ["up, rollback to 1, up"] = [runner => runner.MigrateUp(), runner => runner.RollbackToVersion(1), runner => runner.MigrateUp()],
        ["up, down to 0"] = [runner => runner.MigrateUp(), runner => runner.MigrateDown(0)],
        ["up, down to 1, up"] = [runner => runner.MigrateUp(), runner => runner.MigrateDown(1), runner => runner.MigrateUp()],
        ["rollback of a new file"] = [runner => runner.Rollback(1)],
        ["rollback to 0 of a new file"] = [runner => runner.RollbackToVersion(0)],
        ["down of a new file"] = [runner => runner.MigrateDown(0)],
        ["validate"] = [runner => runner.MigrateUp(), runner => runner.ValidateVersionOrder(), runner => runner.ListMigrations()],
    };

    private static readonly Dictionary<string, Action<RunnerHost>> Settings = new()
    {
        ["migrations"] = _ => { },
        ["everything"] = host => host.Builder = builder => builder.ScanIn(typeof(RunnerHost).Assembly).For.All(),
        ["one session"] = host => host.Runner = options => options.TransactionPerSession = true,
        ["profile and tags"] = host =>
        {
            host.Builder = builder => builder.ScanIn(typeof(RunnerHost).Assembly).For.All();
            host.Runner = options => (options.Profile, options.Tags, options.AllowBreakingChange) = ("Demo", ["UK"], true);
        },
        ["preview"] = host => host.Processor = options => options.PreviewOnly = true,
    };

    /// <summary>
    /// Each pair of migrations, settings and calls; with GROMOZEKA_FAULTS=all each combination of the three.
    /// </summary>
    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var isFull = Environment.GetEnvironmentVariable("GROMOZEKA_FAULTS") == "all";
            var cases = new TheoryData<string, string, string>();
            foreach (var (first, @namespace) in Namespaces.Index())
            {
                foreach (var (second, settings) in Settings.Keys.Index())
                {
                    foreach (var (third, calls) in Calls.Keys.Index())
                    {
                        if (isFull || (first + second + third) % Settings.Count == 0)
                            cases.Add(@namespace, settings, calls);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Calls_WithEitherProcessor_LeaveTheSame(string migrations, string settings, string calls)
    {
        var expected = Run(migrations, settings, calls, builder => builder.AddSQLite());
        var actual = Run(migrations, settings, calls, builder => builder.AddGromozekaSQLite());

        Assert.Equal(expected.Calls, actual.Calls);
        Assert.Equal(IsOnlyAsked(calls, expected, actual) ? [] : expected.Schema, actual.Schema);
        Assert.Equal(expected.Rows, actual.Rows);
    }

    /// <summary>
    /// Where nothing was applied, FluentMigrator creates its empty version table when it is asked; the engine does not (see the
    /// documentation).
    /// </summary>
    private static bool IsOnlyAsked(string calls, Outcome expected, Outcome actual) =>
        calls is "validate" or "up, rollback to 1, up"
        && actual.Schema.Count == 0
        && expected.Rows.Count == 0
        && expected.Schema.Count(line => line.StartsWith("table ", StringComparison.Ordinal)) == 1;

    private static Outcome Run(
        string migrations,
        string settings,
        string calls,
        Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> database
    )
    {
        using var host = new RunnerHost(migrations) { Database = database };
        Settings[settings](host);
        if (settings == "preview")
            host.File.Execute("CREATE TABLE IF NOT EXISTS existing (id INTEGER)");
        return Outcome.Of(host, Calls[calls]);
    }
}
