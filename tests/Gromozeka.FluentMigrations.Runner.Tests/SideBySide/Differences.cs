using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>What differs on purpose: each is run with either processor and said in the words of the documentation.</summary>
internal static class Differences
{
    private const string Rows = "CREATE TABLE t (a INTEGER, b TEXT); INSERT INTO t VALUES (1, 'one');";

    /// <summary>By what differs: a run of a host that says in a word or two how it ended.</summary>
    public static readonly IReadOnlyDictionary<string, Func<RunnerHost, string>> All = new Dictionary<string, Func<RunnerHost, string>>([
        .. Runs,
        .. OperationDifferences.All,
        .. ConnectionDifferences.All,
    ]);

    private static Dictionary<string, Func<RunnerHost, string>> Runs =>
        new()
        {
            ["Alter.Column"] = host => Up(host, migration => migration.Alter.Column("a").OnTable("t").AsString().NotNullable()),
            ["a failed statement"] = host => Up(host, migration => migration.Execute.Sql("INSERT INTO nowhere VALUES (1)")),
            ["an operation that SQLite lacks"] = host => Up(host, migration => migration.Create.Sequence("numbers")),
            ["the same with CompatibilityMode.LOOSE"] = host =>
            {
                host.Database = IsEngine(host)
                    ? builder => builder.AddGromozekaSQLite(compatibilityMode: CompatibilityMode.LOOSE)
                    : builder => builder.AddSQLite(compatibilityMode: CompatibilityMode.LOOSE);
                return Up(host, migration => migration.Create.Sequence("numbers"), "recorded without running");
            },
            ["Unique() in Create.Table"] = host =>
            {
                Up(host, migration => migration.Create.Table("u").WithColumn("a").AsInt32().Unique());
                return host.File.Scalar("SELECT count(*) FROM pragma_index_list('u')") == "1" ? "one index" : "two equal indexes";
            },
            ["a failed step with SilentlyFail"] = host =>
                Answer(
                    () =>
                        host.Run(runner =>
                        {
                            ((MigrationRunner)runner).SilentlyFail = true;
                            runner.Up(new Plain(migration => migration.Execute.Sql("INSERT INTO nowhere VALUES (1)")));
                        }),
                    "recorded without running"
                ),
            ["ListMigrations on a new file"] = host =>
            {
                host.Run(runner => runner.ListMigrations());
                return File.Exists(host.File.Path) && host.File.Tables().Contains("VersionInfo")
                    ? "creates the version table"
                    : "writes nothing";
            },
            ["a preview on a new file"] = host =>
            {
                host.Processor = options => options.PreviewOnly = true;
                host.Run(runner => runner.MigrateUp());
                return File.Exists(host.File.Path) ? "leaves an empty file" : "writes nothing";
            },
            ["no connection string"] = host =>
            {
                host.ConnectionString = "";
                return Answer(() => host.Run(runner => runner.MigrateUp()), "does nothing, and succeeds");
            },
            ["a scope that is disposed before it is complete"] = host =>
            {
                host.Run(runner =>
                {
                    using var scope = runner.BeginScope();
                    runner.MigrateUp(1);
                });
                return host.File.Tables().Contains("Books") ? "stays applied" : "undone";
            },
            ["another program holds the database"] = host =>
            {
                host.File.Execute(Rows);
                host.Builder = builder =>
                    builder.WithGlobalCommandTimeout(TimeSpan.FromSeconds(1)).ScanIn(typeof(RunnerHost).Assembly).For.Migrations();
                host.ConnectionString += ";Default Timeout=1";
                using var other = host.File.Open();
                using DbTransaction transaction = other.BeginTransaction(deferred: false);
                return Answer(() => host.Run(runner => runner.MigrateUp()), "done");
            },
            ["files next to the database after a change of its rows"] = host =>
            {
                Up(host, migration => migration.Update.Table("t").Set(new { a = 2 }).AllRows());
                var files = Directory
                    .EnumerateFileSystemEntries(Path.GetDirectoryName(host.File.Path)!)
                    .Where(entry => entry != host.File.Path)
                    .Select(entry => Path.GetFileName(entry).Replace("host.db", "app.db", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal);
                return string.Join(", ", files) is { Length: > 0 } names ? names : "none";
            },
            ["the type of the processor"] = host => host.Ask(runner => runner.Processor.GetType().Name),
        };

    public static bool IsEngine(RunnerHost host) =>
        host.Ask(runner => runner.Processor.DatabaseTypeAliases.Contains(SqliteRunnerDialect.Alias));

    public static string Up(RunnerHost host, Action<Migration> up, string done = "done")
    {
        host.File.Execute(Rows);
        SqliteConnection.ClearAllPools();
        return Answer(() => host.Run(runner => runner.Up(new Plain(up))), done);
    }

    public static string Answer(Action action, string done)
    {
        try
        {
            action();
            return done;
        }
        catch (Exception error)
        {
            return error.GetType().Name;
        }
    }
}
