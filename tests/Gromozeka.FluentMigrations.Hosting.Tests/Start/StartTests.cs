using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Start;

public sealed class StartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private DatabaseFile File => new(_folder.File("shop.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WithServicesRegisteredBeforeAndAfter_MigratesBeforeAnyOfThem()
    {
        var (early, late) = (new Witness(File), new Witness(File));
        var builder = Hosts.New();
        builder.Services.AddSingleton<IHostedService>(early);
        builder.Services.AddMigrations(database => database.UseSqlite(File.ConnectionString).Of("Shop"));
        builder.Services.AddSingleton<IHostedService>(late);
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(["starting at 1,2", "start at 1,2", "started at 1,2"], early.Seen);
        Assert.Equal(early.Seen, late.Seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_WithASynchronizationContext_LeavesItsThreadFree(bool hasContext)
    {
        var thread = new RunThread();
        var builder = Hosts.New();
        builder.Services.AddSingleton<IProgress<MigrationProgress>>(thread);
        builder.Services.AddMigrations(database => database.UseSqlite(File.ConnectionString).Of("Shop"));
        using var host = builder.Build();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(hasContext ? new SynchronizationContext() : null);

        var (caller, start) = (Environment.CurrentManagedThreadId, host.StartAsync());
        SynchronizationContext.SetSynchronizationContext(before);
        await start;

        Assert.Equal("1,2", File.Versions());
        Assert.Equal(hasContext, thread.Id != caller);
    }

    [Fact]
    public async Task Start_FailingMigration_StartsNoOtherService()
    {
        var witness = new Witness(File);
        var builder = Hosts.New();
        builder.Services.AddSingleton<IHostedService>(witness);
        builder.Services.AddMigrations(database => database.UseSqlite(File.ConnectionString).Of("Broken"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<MigrationException>(() => host.StartAsync());

        Assert.Equal(ErrorCodes.StepFailed, error.Code);
        Assert.Empty(witness.Seen);
    }

    [Fact]
    public async Task Check_Pending_StopsTheStartAndWritesNothing()
    {
        using (var first = Hosts.Of(File))
            first.Services.GetRequiredService<MigrationManager>().Migrate(1);
        var before = File.Hash;
        using var host = Hosts.Of(File, build: database => database.OnStart(MigrationStart.Check));

        var error = await Assert.ThrowsAsync<MigrationException>(() => host.StartAsync());

        Assert.Equal(ErrorCodes.Behind, error.Code);
        Assert.Contains("1 migration up to version 2 is pending", error.Why, StringComparison.Ordinal);
        Assert.Equal(before, File.Hash);
        Assert.Equal([File.Path], File.Files);
    }

    [Fact]
    public async Task Check_UpToDate_Starts()
    {
        await Started(Hosts.Of(File));
        var before = File.Hash;

        await Started(Hosts.Of(File, settings: ("Migrations:Start", "check")));

        Assert.Equal(before, File.Hash);
    }

    [Fact]
    public async Task Check_Newer_IsRefusedAsMigratingIs()
    {
        await Started(Hosts.Of(File));
        File.Execute("INSERT INTO VersionInfo (Version) VALUES (3)");

        var error = await Assert.ThrowsAsync<MigrationException>(() => Started(Hosts.Of(File, settings: ("Migrations:Start", "Check"))));

        Assert.Equal(ErrorCodes.NewerDatabase, error.Code);
    }

    [Fact]
    public async Task Check_PartiallyApplied_IsRefused()
    {
        (string, string?) log = ("Migrations:KeepLog", "true");
        await Started(Hosts.Of(File, settings: log));
        File.Execute(
            "INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, "
                + "engine_version) VALUES (2, 'up', '2026-01-01', 0, 'running', 'h', 1, '1')"
        );

        var error = await Assert.ThrowsAsync<MigrationException>(() =>
            Started(Hosts.Of(File, settings: [log, ("Migrations:Start", "Check")]))
        );

        Assert.Equal(ErrorCodes.HalfDone, error.Code);
    }

    [Fact]
    public async Task None_LeavesTheDatabaseAlone()
    {
        await Started(Hosts.Of(File, settings: ("Migrations:Start", "None")));

        Assert.False(System.IO.File.Exists(File.Path));
    }

    [Theory]
    [InlineData("Mode=ReadWriteCreate", true)]
    [InlineData("Mode=ReadWrite", false)]
    [InlineData("Mode=ReadOnly", false)]
    public async Task Start_InAFolderThatIsMissing_CreatesItWhereAFileMayBeCreated(string mode, bool isCreated)
    {
        var builder = Hosts.New();
        builder.Services.AddMigrations(database => database.UseSqlite($"Data Source={_folder.File("a/b c/shop.db")};{mode}").Of("Shop"));
        using var host = builder.Build();

        var error = await Record.ExceptionAsync(() => host.StartAsync());

        Assert.Equal(isCreated, error is null);
        Assert.Equal(isCreated, Directory.Exists(_folder.File("a")));
    }

    [Fact]
    public async Task StartMigrations_WithoutAHost_Migrates()
    {
        await using var services = new ServiceCollection()
            .AddMigrations(database => database.UseSqlite(File.ConnectionString).Of("Shop"))
            .BuildServiceProvider();

        await services.StartMigrationsAsync();

        Assert.Equal("1,2", File.Versions());
        Assert.Empty(services.GetRequiredService<BackupManager>().List());
        await services.GetRequiredService<MigrationCompletion>().WaitAsync();
    }

    [Fact]
    public void AddMigrations_WithoutADatabase_SaysWhatToCall() =>
        Assert.Contains(
            "UseSqlite",
            Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMigrations(_ => { })).Message,
            StringComparison.Ordinal
        );

    internal static async Task Started(IHost host)
    {
        using (host)
        {
            await host.StartAsync();
            await host.StopAsync();
        }
    }

    /// <summary>The thread on which the run reports its start.</summary>
    private sealed class RunThread : IProgress<MigrationProgress>
    {
        public int Id { get; private set; }

        public void Report(MigrationProgress value) => Id = Environment.CurrentManagedThreadId;
    }
}
