using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.Database.Tests.Hosting;

public sealed class DatabaseOptionsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private DatabaseFile NewFile => new(_folder.File("bot.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Options_OfAnEmptySection_HaveTheDefaults()
    {
        using var host = BotHost.Build(NewFile);

        var own = host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var options = host.Services.GetRequiredService<IOptions<MigrationHostOptions>>().Value.Migrations;

        Assert.Equal(("Sqlite", 30, false), (own.Provider, own.CommandTimeoutSeconds, own.ForeignKeys));
        Assert.Equal(TimeSpan.FromSeconds(60), host.Services.GetRequiredService<IDatabase>().LockTimeout);
        Assert.Equal(("backups", 5), (options.Backup!.Folder, options.Backup.Keep));
        Assert.False(options.AllowNewerDatabase || options.AllowBreakingChange);
    }

    [Fact]
    public void Options_OfAFullSection_AreBound()
    {
        using var host = BotHost.Build(
            NewFile,
            settings:
            [
                ("Provider", "sqlite"),
                ("LockTimeoutSeconds", "1"),
                ("CommandTimeoutSeconds", "2"),
                ("WriteAheadLog", "true"),
                ("ForeignKeys", "true"),
                ("AllowNewerDatabase", "True"),
                ("allowbreakingchange", "true"),
            ]
        );

        var own = host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var options = host.Services.GetRequiredService<IOptions<MigrationHostOptions>>().Value.Migrations;

        Assert.Equal((2, true), (own.CommandTimeoutSeconds, own.ForeignKeys));
        Assert.Equal(TimeSpan.FromSeconds(1), host.Services.GetRequiredService<IDatabase>().LockTimeout);
        Assert.True(options.AllowNewerDatabase && options.AllowBreakingChange);
    }

    [Theory]
    [InlineData("Provider", "Oracle")]
    [InlineData("Provider", "")]
    [InlineData("ConnectionString", "")]
    [InlineData("ConnectionString", "  ")]
    [InlineData("ConnectionString", "Pooling=False")]
    [InlineData("ConnectionString", "Data Source=:memory:")]
    [InlineData("ConnectionString", "Data Source=shared;Mode=Memory")]
    [InlineData("ConnectionString", "Data Source=shared;Mode=Memory;Cache=Shared")]
    [InlineData("ConnectionString", "Data Source=file:bot.db?mode=rwc")]
    [InlineData("ConnectionString", "Dta Source=bot.db")]
    [InlineData("ConnectionString", "bot.db")]
    [InlineData("ConnectionString", "Data Source=bot.db;Password=secret")]
    [InlineData("ConnectionString", "Data Source=bot.db;Mode=Sideways")]
    [InlineData("LockTimeoutSeconds", "0")]
    [InlineData("LockTimeoutSeconds", "-1")]
    [InlineData("ConnectionString", "Data Source=x;Foreign Keys=maybe")]
    [InlineData("ConnectionString", "Data Source=x;Default Timeout=99999999999")]
    [InlineData("ConnectionString", "Data Source=x;Password=my;secret=1")]
    [InlineData("CommandTimeoutSeconds", "0")]
    [InlineData("StepTimeoutSeconds", "-1")]
    [InlineData("StepTimeoutSeconds", "2592001")]
    [InlineData("ForeignKey", "true")]
    [InlineData("LockTimeoutSeconds", "soon")]
    [InlineData("CommandTimeoutSeconds", "1.5")]
    [InlineData("WriteAheadLog", "maybe")]
    [InlineData("ForeignKeys", "1")]
    [InlineData("AllowNewerDatabase", "yes")]
    public async Task Start_WithAWrongValue_NamesTheKeyAndTouchesNoFile(string key, string value)
    {
        using var host = BotHost.Build(NewFile, settings: [(key, value)]);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.StartsWith($"Database:{key}: ", Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(90, 90)]
    [InlineData(2592000, 2592000)]
    public void Options_TimeOutOfAStep_ReachesTheEngine(int configured, int? seconds)
    {
        using var host = BotHost.Build(NewFile, settings: [("StepTimeoutSeconds", $"{configured}")]);

        Assert.Equal(
            seconds,
            (int?)host.Services.GetRequiredService<IOptions<MigrationHostOptions>>().Value.Migrations.StepTimeout?.TotalSeconds
        );
    }

    [Fact]
    public async Task Start_WithSeveralWrongValues_NamesThemAll()
    {
        using var host = BotHost.Build(
            NewFile,
            settings:
            [
                ("Provider", "x"),
                ("ConnectionString", ""),
                ("LockTimeoutSeconds", "0"),
                ("CommandTimeoutSeconds", "0"),
                ("Colour", "red"),
            ]
        );

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            [
                "Database:Colour",
                "Database:CommandTimeoutSeconds",
                "Database:ConnectionString",
                "Database:LockTimeoutSeconds",
                "Database:Provider",
            ],
            error.Failures.Select(failure => failure[..failure.IndexOf(": ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void AddGromozekaDatabase_WithoutArguments_Throws()
    {
        var configuration = new ConfigurationBuilder().Build();

        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddGromozekaDatabase(null!));
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddGromozekaDatabase(configuration));
    }
}
