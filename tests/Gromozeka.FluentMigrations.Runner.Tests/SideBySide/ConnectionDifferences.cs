using FluentMigrator.Runner.Processors.SQLite;
using Microsoft.Extensions.DependencyInjection;
using Plan = System.Collections.Generic.KeyValuePair<string, System.Func<Gromozeka.FluentMigrations.Runner.RunnerHost, string>>;

namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>What differs for the connection, and for a host that uses the services of the runner itself.</summary>
internal static class ConnectionDifferences
{
    public static IEnumerable<Plan> All =>
        [
            new("a temporary table of an earlier migration", host =>
                AfterTwo(
                    host,
                    first => first.Execute.Sql("CREATE TEMP TABLE own (a)"),
                    second => second.Execute.Sql("INSERT INTO own VALUES (1)"),
                    "there",
                    "gone"
                )
            ),
            new("an attached database of an earlier migration", host =>
                AfterTwo(
                    host,
                    first => first.Execute.Sql("ATTACH DATABASE ':memory:' AS other"),
                    second => second.Execute.Sql("CREATE TABLE other.own (a)"),
                    "there",
                    "gone",
                    useTransaction: false
                )
            ),
            new("a PRAGMA of an earlier migration", host =>
                AfterTwo(
                    host,
                    first => first.Execute.Sql("PRAGMA foreign_keys = ON"),
                    second =>
                        second.Execute.Sql("CREATE TABLE p (a PRIMARY KEY); CREATE TABLE c (a REFERENCES p); INSERT INTO c VALUES (1)"),
                    "reset",
                    "still set",
                    useTransaction: false
                )
            ),
            new("a preview without a connection string", host =>
            {
                (host.ConnectionString, host.Processor) = ("", options => options.PreviewOnly = true);
                return Differences.Answer(() => host.Run(runner => runner.MigrateUp()), "done");
            }),
            new("NoConnection without PreviewOnly", host =>
            {
                host.Runner = options => options.NoConnection = true;
                return Differences.Answer(() => host.Run(runner => runner.MigrateUp()), "a preview");
            }),
            new("Processor.Execute of a statement that fails", host =>
                Differences.Answer(() => host.Run(runner => runner.Processor.Execute("bad")), "done")
            ),
            new("a processor that was disposed", host => Differences.Answer(
                    () =>
                        host.Run(runner =>
                        {
                            runner.MigrateUp(1);
                            runner.Processor.Dispose();
                            runner.MigrateUp();
                        }),
                    "connects again"
                )),
            new("ApplyMigrationDown of a version that is not applied", host =>
            {
                host.Run(runner => runner.MigrateUp());
                host.Run(runner =>
                {
                    var last = ((MigrationRunner)runner).MigrationLoader.LoadMigrations().Values[^1];
                    runner.Rollback(1);
                    host.File.Execute("CREATE TABLE Readers (Name TEXT)");
                    ((MigrationRunner)runner).ApplyMigrationDown(last, useTransaction: true);
                });
                return host.File.Tables().Contains("Readers") ? "does nothing" : "runs its Down";
            }),
            new("RemoveVersionTable of a version loader, with versions", host =>
            {
                host.Run(runner => runner.MigrateUp());
                host.Run(runner => ((MigrationRunner)runner).VersionLoader.RemoveVersionTable());
                return host.File.Tables().Contains("VersionInfo") ? "kept, with a warning" : "dropped";
            }),
            new("VersionInfo that the host changed before MigrateUp", host =>
            {
                host.Run(runner =>
                {
                    ((MigrationRunner)runner).VersionLoader.VersionInfo.AddAppliedMigration(20260102030405);
                    runner.MigrateUp();
                });
                return host.File.Tables().Contains("Readers") ? "read again" : "used";
            }),
            new("MigrationRunner.CaughtExceptions after a run", host => host.Ask(runner =>
                {
                    runner.MigrateUp();
                    return ((MigrationRunner)runner).CaughtExceptions is { Count: 0 } ? "empty" : "null";
                })),
            new("a version that is stored as text", host =>
            {
                host.File.Execute(
                    "CREATE TABLE VersionInfo (Version TEXT, AppliedOn DATETIME, Description TEXT); "
                        + "INSERT INTO VersionInfo VALUES ('99', NULL, NULL)"
                );
                return Differences.Answer(() => host.Run(runner => runner.MigrateUp()), "read");
            }),
            new("an IMigrationScopeManager of the host", host =>
            {
                var manager = new CountingScopes();
                host.Services = services => services.AddScoped<IMigrationScopeManager>(_ => manager);
                host.Run(runner => runner.MigrateUp(1));
                return manager.Count > 1 ? "asked for each call and each migration" : "asked for each call";
            }),
            new("SQLiteProcessor, SQLiteGenerator and ISQLiteTypeMap as services", host =>
                host.InScope(services => services.GetService<SQLiteProcessor>() is null ? "not there" : "there, and used")
            ),
        ];

    private static string AfterTwo(
        RunnerHost host,
        Action<Migration> first,
        Action<Migration> second,
        string done,
        string failed,
        bool useTransaction = true
    )
    {
        host.File.Execute("CREATE TABLE t (a)");
        return host.Ask(runner =>
        {
            Apply(first);
            return Differences.Answer(() => Apply(second), done) == done ? done : failed;

            void Apply(Action<Migration> up) =>
                ((MigrationRunner)runner).ApplyMigrationUp(
                    new FluentMigrator.Infrastructure.NonAttributedMigrationToMigrationInfoAdapter(new Plain(up)),
                    useTransaction
                );
        });
    }

    private sealed class CountingScopes : IMigrationScopeManager
    {
        public int Count { get; private set; }

        public IMigrationScope CurrentScope => null!;

        public IMigrationScope BeginScope() => CreateOrWrapMigrationScope();

        public IMigrationScope CreateOrWrapMigrationScope(bool transactional = true)
        {
            Count++;
            return new NoOpMigrationScope();
        }
    }
}
