using FluentMigrator.Model;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.Versioning;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Runner.SideBySide;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A host that keeps the versions itself is told of each step, in the transaction of the step.</summary>
public sealed class OwnVersionLoaderTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");
    private readonly Diary _diary = new();

    public OwnVersionLoaderTests() => _host.Services = services => services.AddScoped<IVersionLoader>(_ => _diary);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void UpAndDown_VersionsKeptElsewhere_AreTheHosts()
    {
        _host.Run(runner => runner.MigrateUp());
        Assert.Equal(["+1 The books", "+2 AddYear", "+20260102030405 The readers"], _diary.Told);

        _host.Run(runner => runner.MigrateUp());
        _host.Run(runner => runner.Rollback(1));

        Assert.Equal(["+1 The books", "+2 AddYear", "+20260102030405 The readers", "-20260102030405"], _diary.Told);
        Assert.Equal(["Books"], _host.File.Tables());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MigrateUp_HostCannotRecord_UndoesTheStep(bool isOneTransaction)
    {
        _host.Runner = options => options.TransactionPerSession = isOneTransaction;
        _diary.IsFullFrom = 2;

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal("the diary is full", error.Why);
        Assert.DoesNotContain("version 0", error.Message, StringComparison.Ordinal);
        Assert.Equal(isOneTransaction ? [] : ["Books"], _host.File.Tables());
        Assert.DoesNotContain("Year", _host.File.Rows("SELECT name FROM pragma_table_info('Books')"));
    }

    [Fact]
    public void MigrateUp_WithoutTransaction_IsRecordedToo()
    {
        using var host = new RunnerHost("WithoutTransaction") { Services = _host.Services };

        Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));
        Assert.Empty(_diary.Told);

        _host.Run(runner => ((MigrationRunner)runner).MigrateUp(useAutomaticTransactionManagement: false));
        Assert.Equal(3, _diary.Told.Count);
    }

    [Fact]
    public void BeginScope_NotCompleted_LeavesNothing()
    {
        _host.Run(runner =>
        {
            using var scope = runner.BeginScope();
            runner.MigrateUp();
        });

        Assert.Empty(_host.File.Tables());
    }

    /// <summary>FluentMigrator's loader with another text: the same rows with either processor, whatever is called.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DerivedLoader_WithEitherProcessor_LeavesTheSame(bool isPreview)
    {
        Action<IMigrationRunner>[] calls = [runner => runner.MigrateUp(), runner => runner.Rollback(1), runner => runner.MigrateUp()];
        using var fluentMigrator = Derived(builder => builder.AddSQLite(), isPreview);
        using var engine = Derived(builder => builder.AddGromozekaSQLite(), isPreview);

        var expected = Outcome.Of(fluentMigrator, calls);
        var actual = Outcome.Of(engine, calls);

        Assert.Equal(expected.Calls, actual.Calls);
        Assert.Equal(expected.Schema, actual.Schema);
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(isPreview ? 0 : 3, actual.Rows.Count(row => row.Contains("by Emil", StringComparison.Ordinal)));
        Assert.Contains(engine.Log.Of(RunnerEventIds.Sql), line => line.Contains("The readers by Emil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DerivedLoader_SixAtOnce_WaitForEachOther()
    {
        using var host = Derived(builder => builder.AddGromozekaSQLite(), isPreview: false);
        host.Builder = RunnerHost.Patient;
        await using var services = host.Build();

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        using var scope = services.CreateScope();
                        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
                    })
                )
        );

        Assert.Equal(["1", "2", "20260102030405"], host.Versions());
    }

    [Fact]
    public void Up_PartOfTheVersionTableThatAnotherMadeMeanwhile_IsPassedOver()
    {
        _host.Services = _ => { };
        _host.Run(runner => runner.MigrateUp(1));

        _host.InScope<object?>(services =>
        {
            var names = services.GetRequiredService<IVersionTableMetaData>();
            var runner = services.GetRequiredService<IMigrationRunner>();
            runner.Up(new VersionMigration(names));
            runner.Up(new VersionUniqueMigration(names));
            runner.Up(new VersionDescriptionMigration(names));
            return null;
        });

        Assert.Equal(["Version", "AppliedOn", "Description"], _host.File.Rows("SELECT name FROM pragma_table_info('VersionInfo')"));
        Assert.Equal(["1"], _host.Versions());
    }

    private static RunnerHost Derived(Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> database, bool isPreview)
    {
        var host = new RunnerHost("Library")
        {
            Database = database,
            Services = services => services.AddScoped<IVersionLoader, Signed>(),
            Processor = options => options.PreviewOnly = isPreview,
        };
        host.File.Execute("CREATE TABLE existing (id INTEGER)");
        return host;
    }

    /// <summary>Keeps the versions outside the database.</summary>
    private sealed class Diary : IVersionLoader
    {
        private readonly SortedSet<long> _versions = [];

        public List<string> Told { get; } = [];

        public long IsFullFrom { get; set; } = long.MaxValue;

        public bool AlreadyCreatedVersionSchema => true;

        public bool AlreadyCreatedVersionTable => true;

        public IMigrationRunner Runner { get; set; } = null!;

        public IVersionInfo VersionInfo { get; set; } = new VersionInfo();

        public IVersionTableMetaData VersionTableMetaData => null!;

        public IVersionTableMetaData GetVersionTableMetaData() => null!;

        public void LoadVersionInfo()
        {
            VersionInfo = new VersionInfo();
            foreach (var version in _versions)
                VersionInfo.AddAppliedMigration(version);
        }

        public void RemoveVersionTable() => _versions.Clear();

        public void UpdateVersionInfo(long version) => UpdateVersionInfo(version, null);

        public void UpdateVersionInfo(long version, string? description)
        {
            if (version >= IsFullFrom)
                throw new InvalidOperationException("the diary is full");
            _versions.Add(version);
            Told.Add($"+{version} {description}");
        }

        public void DeleteVersion(long version)
        {
            _versions.Remove(version);
            Told.Add($"-{version}");
        }
    }

    private sealed class Signed(
        IProcessorAccessor processors,
        IGeneratorAccessor generators,
        IConventionSet conventions,
        IMigrationRunnerConventions runnerConventions,
        IVersionTableMetaData names,
        IMigrationRunner runner
    ) : VersionLoader(processors, generators, conventions, runnerConventions, names, runner)
    {
        protected override InsertionDataDefinition CreateVersionInfoInsertionData(long version, string description) =>
            base.CreateVersionInfoInsertionData(version, description + " by Emil");
    }
}
