using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.Database.Tests.Hosting;

public sealed class DatabaseMigrationServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WithServicesRegisteredBeforeAndAfter_MigratesBeforeAnyOfThem()
    {
        var file = new DatabaseFile(_folder.File("bot.db"));
        var early = new WitnessService(file);
        var late = new WitnessService(file);
        using var host = BotHost.Build(
            file,
            before: builder => builder.Services.AddSingleton<IHostedService>(early),
            after: builder => builder.Services.AddSingleton<IHostedService>(late)
        );

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(["starting at 2", "start at 2", "started at 2"], early.Seen);
        Assert.Equal(early.Seen, late.Seen);
    }

    [Fact]
    public async Task Start_OnACorruptFile_FailsAndStartsNoOtherService()
    {
        var file = Bot.Migrated(_folder);
        using (var stream = File.OpenWrite(file.Path))
            stream.Write("This is not what a database begins with."u8);
        var before = file.Hash;
        var witness = new WitnessService(file);
        using var host = BotHost.Build(file, before: builder => builder.Services.AddSingleton<IHostedService>(witness));

        var error = await Assert.ThrowsAsync<MigrationException>(() => host.StartAsync());

        Assert.Equal(ErrorCodes.NotADatabase, error.Code);
        Assert.Empty(witness.Seen);
        Assert.Equal(before, file.Hash);
    }

    [Fact]
    public async Task Start_WithABrokenMigration_FailsAndStartsNoOtherService()
    {
        var file = new DatabaseFile(_folder.File("bot.db"));
        var witness = new WitnessService(file);
        var broken = Bot.Manager(file, change: options =>
        {
            options.Assemblies.Clear();
            options.Assemblies.Add(typeof(Fixtures.BrokenStart.Migration001Broken).Assembly);
            options.Namespace = "Fixtures.BrokenStart";
        });
        using var host = BotHost.Build(
            file,
            before: builder => builder.Services.AddSingleton<IHostedService>(witness),
            after: builder => builder.Services.AddSingleton(broken)
        );

        var error = await Assert.ThrowsAsync<MigrationException>(() => host.StartAsync());

        Assert.Equal(ErrorCodes.StepFailed, error.Code);
        Assert.Equal(1, error.Version);
        Assert.Empty(witness.Seen);
        Assert.Equal("", file.Versions());
        Assert.DoesNotContain("half", file.Tables());
    }

    [Fact]
    public async Task Start_InAFolderThatIsMissing_MakesItAndLogsTheAbsolutePath()
    {
        var file = new DatabaseFile(_folder.File("a/b c/bot.db"));
        var log = new CapturedLog();

        await BotHost.Start(file, log: log);

        Assert.Equal("1,2", file.Versions());
        Assert.Contains($"The database is {file.Path}", log.Texts);
    }

    [Fact]
    public async Task Start_WhereTheFolderIsAFile_SaysWhatToDo()
    {
        File.WriteAllText(_folder.File("a"), "");
        var file = new DatabaseFile(_folder.File("a/bot.db"));

        var error = await Assert.ThrowsAsync<MigrationException>(() => BotHost.Start(file));

        Assert.Equal(ErrorCodes.CannotOpen, error.Code);
        Assert.Contains("connection string", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhereTheFileIsAFolder_SaysThatItCannotBeOpened()
    {
        Directory.CreateDirectory(_folder.File("bot.db"));

        var error = await Assert.ThrowsAsync<MigrationException>(() => BotHost.Start(new DatabaseFile(_folder.File("bot.db"))));

        Assert.Equal(ErrorCodes.CannotOpen, error.Code);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.File("bot.db")));
    }

    [Theory]
    [InlineData(null, "delete")]
    [InlineData("true", "wal")]
    [InlineData("false", "delete")]
    public async Task Start_OnANewFile_SetsTheJournalModeThatIsAskedFor(string? setting, string mode)
    {
        var file = new DatabaseFile(_folder.File("bot.db"));
        using var host = BotHost.Build(file, settings: [("WriteAheadLog", setting)]);

        await host.StartAsync();

        Assert.Equal(mode, file.Scalar("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Start_WithNothingPending_LeavesTheJournalModeAndEveryByte()
    {
        var file = Bot.Migrated(_folder);
        var before = file.Hash;
        using var host = BotHost.Build(file, settings: [("WriteAheadLog", "true")]);

        await host.StartAsync();

        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    [Theory]
    [InlineData("false", "GM301")]
    [InlineData("true", null)]
    public async Task Start_OnANewerDatabase_RunsOnlyWhenItMay(string allow, string? code)
    {
        var file = Bot.Migrated(_folder);
        file.Execute("INSERT INTO migrations (version, description) VALUES (3, 'of tomorrow')");
        var before = file.Hash;
        using var host = BotHost.Build(file, settings: [("AllowNewerDatabase", allow)]);

        var error = await Record.ExceptionAsync(() => host.StartAsync());

        Assert.Equal(code, (error as MigrationException)?.Code.Id);
        Assert.Equal(code is null, error is null);
        Assert.Equal(before, file.Hash);
    }

    [Fact]
    public async Task Start_CancelledBeforeTheMigrations_MakesNoFile()
    {
        var file = new DatabaseFile(_folder.File("bot.db"));
        using var cancelled = new CancellationTokenSource();
        using var log = new CapturedLog(text =>
        {
            if (text.StartsWith("The database is", StringComparison.Ordinal))
                cancelled.Cancel();
        });
        using var host = BotHost.Build(file, log: log);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.StartAsync(cancelled.Token));

        Assert.True(cancelled.IsCancellationRequested);
        Assert.False(File.Exists(file.Path));
    }
}
