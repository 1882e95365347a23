using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>What the options of the engine change, one by one.</summary>
public sealed class OptionTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RefuseDataLoss_ColumnWithRows_IsRefused(bool isOneTransaction)
    {
        WithYear();
        With(options => options.RefuseDataLoss = true);
        _host.Runner = options => options.TransactionPerSession = isOneTransaction;

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateDown(1)));

        Assert.Equal(ErrorCodes.DataLoss, error.Code);
        Assert.Equal(["1851"], _host.File.Rows("SELECT Year FROM Books"));
        Assert.Equal(isOneTransaction ? 3 : 2, _host.Versions().Count);
    }

    [Fact]
    public void RefuseDataLoss_ByDefault_IsNotAsked()
    {
        WithYear();

        _host.Run(runner => runner.MigrateDown(1));

        Assert.Equal(["1"], _host.Versions());
    }

    [Fact]
    public void RefuseDataLoss_UpInABegunScope_IsRefused()
    {
        WithYear();
        With(options => options.RefuseDataLoss = true);

        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner =>
            {
                using var scope = runner.BeginScope();
                runner.Up(new Plain(migration => migration.Delete.Table("Books")));
                scope.Complete();
            })
        );

        Assert.Equal(ErrorCodes.DataLoss, error.Code);
        Assert.Contains("including the steps before it", error.State, StringComparison.Ordinal);
        Assert.Equal(["1851"], _host.File.Rows("SELECT Year FROM Books"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StepTimeout_StatementWithoutEnd_IsInterrupted(bool isOneTransaction)
    {
        With(options => options.StepTimeout = TimeSpan.FromMilliseconds(200));
        var endless = new Plain(migration =>
            migration.Execute.Sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
        );

        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner =>
            {
                using var scope = isOneTransaction ? runner.BeginScope() : null;
                runner.Up(endless);
            })
        );

        Assert.Equal(ErrorCodes.StepTimeout, error.Code);
    }

    [Theory]
    [InlineData(99999999999999)]
    [InlineData(3)]
    public void RefuseUnknownVersions_VersionThatTheProgramLacks_IsRefused(long version)
    {
        _host.Run(runner => runner.MigrateUp(1));
        _host.File.Execute($"INSERT INTO VersionInfo (Version) VALUES ({version})");
        var hash = _host.File.Hash;
        With(options => options.RefuseUnknownVersions = true);

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(version > 20260102030405 ? ErrorCodes.NewerDatabase : ErrorCodes.MissingMigration, error.Code);
        Assert.Equal(hash, _host.File.Hash);
    }

    [Fact]
    public void RefuseUnknownVersions_NothingPending_IsRefusedToo()
    {
        _host.Run(runner => runner.MigrateUp());
        _host.File.Execute("INSERT INTO VersionInfo (Version) VALUES (99999999999999)");
        With(options => options.RefuseUnknownVersions = true);

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.NewerDatabase, error.Code);
    }

    [Fact]
    public void KeepLog_StepsAndFailures_LeaveRows()
    {
        With(options => options.KeepLog = true);
        using var failing = new RunnerHost("Failing")
        {
            Database = builder => builder.AddGromozekaSQLite(options => options.KeepLog = true),
        };

        _host.Run(runner => runner.MigrateUp());
        Assert.Throws<MigrationException>(() => failing.Run(runner => runner.MigrateUp()));

        Assert.Equal(
            ["1|up|success", "2|up|success", "20260102030405|up|success"],
            _host.File.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id")
        );
        Assert.Equal(["success", "failure"], failing.File.Rows("SELECT outcome FROM migration_log ORDER BY id"));
    }

    [Fact]
    public void KeepLog_TurnedOnLater_CreatesItWithTheNextStep()
    {
        _host.Run(runner => runner.MigrateUp(1));
        With(options => options.KeepLog = true);

        _host.Run(runner => runner.MigrateUp(2));

        Assert.Equal(["2|up|success"], _host.File.Rows("SELECT version, direction, outcome FROM migration_log"));
    }

    [Fact]
    public void Backup_Null_CreatesNone()
    {
        WithYear();
        With(options => options.Backup = null);

        _host.Run(runner => runner.MigrateDown(1));

        Assert.False(Directory.Exists(_host.PathOf("backups")));
        Assert.True(File.Exists(_host.File.Path + ".lock"));
    }

    [Fact]
    public void Backup_OneCallOfSeveralSteps_CreatesOneAsItWasBefore()
    {
        _host.Run(runner => runner.MigrateUp(1));
        _host.File.Execute("INSERT INTO Books (Title) VALUES ('Moby-Dick')");

        _host.Run(runner => runner.MigrateUp());

        var backup = Assert.Single(Directory.GetFiles(_host.PathOf("backups"), "*.db"));
        var file = new DatabaseFile(backup);
        Assert.Equal(["1"], file.Rows("SELECT Version FROM VersionInfo"));
        Assert.Equal(["Moby-Dick"], file.Rows("SELECT Title FROM Books"));
    }

    [Fact]
    public void Database_WriteAheadLog_IsSetWithTheFirstStep()
    {
        With(options => options.Database = database => database with { WriteAheadLog = true });

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal("wal", _host.File.Scalar("PRAGMA journal_mode"));
    }

    [Fact]
    public void AddGromozekaSQLite_Twice_HasTheOptionsOfBoth()
    {
        _host.Database = builder =>
            builder.AddGromozekaSQLite(options => options.KeepLog = true).AddGromozekaSQLite(options => options.Backup = null);

        var (count, options) = _host.InScope(services =>
        {
            services.GetRequiredService<IMigrationRunner>().MigrateUp();
            return (
                services.GetServices<IMigrationProcessor>().Count(),
                services.GetRequiredService<IOptions<GromozekaSQLiteOptions>>().Value
            );
        });

        Assert.Equal(1, count);
        Assert.True(options.KeepLog);
        Assert.Null(options.Backup);
        Assert.Contains("migration_log", _host.File.Tables());
    }

    [Fact]
    public void AddGromozekaSQLite_Twice_KeepsWhatTheFirstAskedFor()
    {
        _host.Database = builder => builder.AddGromozekaSQLite(binaryGuid: true, useStrictTables: true).AddGromozekaSQLite();

        var options = _host.InScope(services => services.GetRequiredService<IOptions<GromozekaSQLiteOptions>>().Value);

        Assert.Equal((true, true), (options.BinaryGuid, options.UseStrictTables));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Configure_BeforeOrAfter_IsHonored(bool before)
    {
        void Set(IServiceCollection services) =>
            services.Configure<GromozekaSQLiteOptions>(options => (options.KeepLog, options.BinaryGuid) = (true, true));
        _host.Database = builder =>
        {
            if (before)
                Set(builder.Services);
            return builder.AddGromozekaSQLite();
        };
        _host.Services = services =>
        {
            if (!before)
                Set(services);
        };

        var isBinary = _host.InScope(services =>
        {
            services.GetRequiredService<IMigrationRunner>().MigrateUp();
            return services.GetRequiredService<IOptions<GromozekaSQLiteOptions>>().Value.BinaryGuid;
        });

        Assert.True(isBinary);
        Assert.Contains("migration_log", _host.File.Tables());
    }

    private void With(Action<GromozekaSQLiteOptions> configure) => _host.Database = builder => builder.AddGromozekaSQLite(configure);

    private void WithYear()
    {
        _host.Run(runner => runner.MigrateUp());
        _host.File.Execute("INSERT INTO Books (Title, Year) VALUES ('Moby-Dick', 1851)");
    }
}
