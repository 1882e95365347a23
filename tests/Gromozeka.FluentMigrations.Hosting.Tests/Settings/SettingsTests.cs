using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private DatabaseFile File => new(_folder.File("shop.db"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("LockTimeoutSecond", "5", "is not a setting; the nearest is LockTimeoutSeconds")]
    [InlineData("AllowNewer", "true", "is not a setting; the nearest is AllowNewerDatabase")]
    [InlineData("Colour", "red", "is not a setting; the settings are Start,")]
    [InlineData("LockTimeoutSeconds", "soon", "'soon' is not a number of seconds above 0")]
    [InlineData("LockTimeoutSeconds", "0", "'0' is not a number of seconds above 0")]
    [InlineData("StepTimeoutSeconds", "-1", "'-1' is not a whole number from 0 to")]
    [InlineData("StepTimeoutSeconds", "1.5", "'1.5' is not a whole number")]
    [InlineData("ForeignKeys", "maybe", "'maybe' is neither true nor false")]
    [InlineData("AllowDataLoss", "yes", "'yes' is neither true nor false")]
    [InlineData("AllowDataLoss", "", "is empty")]
    [InlineData("AllowDataLoss:Really", "true", "")]
    [InlineData("Start", "Sometimes", "'Sometimes' is not one of Apply, Check, None")]
    [InlineData("Start", "1", "'1' is not one of")]
    [InlineData("BackupKeep", "0", "'0' is not a whole number from 1")]
    [InlineData("ConnectionString", " ", "is empty")]
    [InlineData("ConnectionString", "Dta Source=shop.db", "there is no keyword 'dta source': the nearest is Data Source")]
    [InlineData("ConnectionString", "Pooling=False", "it names no file")]
    [InlineData("ConnectionString", "Data Source=x;Password=my;secret=1", "a password that contains a semicolon")]
    public async Task Start_WithAWrongValue_NamesTheKeyAndTouchesNoFile(string key, string value, string why)
    {
        using var host = Hosts.Of(File, settings: ($"Migrations:{key}", value));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        var failure = Assert.Single(error.Failures);
        Assert.StartsWith($"Migrations:{key.Split(':')[0]}: ", failure, StringComparison.Ordinal);
        Assert.Contains(why, failure, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Options_OfAFullSection_OverrideTheProgram()
    {
        using var host = Hosts.Of(
            File,
            build: database => database.Configure(options => options.AllowOutOfOrder = true),
            settings:
            [
                ("Migrations:start", "CHECK"),
                ("Migrations:StartServerFirst", "true"),
                ("Migrations:Numbering", "any"),
                ("Migrations:Tags:0", "a"),
                ("Migrations:Tags:1", "b"),
                ("Migrations:Profile", "Demo"),
                ("Migrations:KeepLog", "true"),
                ("Migrations:StepTimeoutSeconds", "7"),
                ("Migrations:AllowOutOfOrder", "false"),
                ("Migrations:IntegrityCheck", "BeforeRun"),
                ("Migrations:BackupPolicy", "BeforeRisky"),
                ("Migrations:BackupFolder", "old"),
                ("Migrations:BackupKeep", "3"),
                ("Migrations:LockTimeoutSeconds", "1.5"),
                ("Migrations:IncludeUntaggedMigrations", "false"),
            ]
        );

        var options = host.Services.GetRequiredService<IOptions<MigrationHostOptions>>().Value;

        Assert.Equal((MigrationStart.Check, true), (options.Start, options.StartServerFirst));
        var engine = options.Migrations;
        Assert.Equal(
            (NumberingPolicy.Any, "Demo", true, false),
            (engine.Numbering, engine.Profile, engine.KeepLog, engine.AllowOutOfOrder)
        );
        Assert.Equal(["a", "b"], engine.Tags);
        Assert.False(engine.IncludeUntaggedMigrations);
        Assert.Equal((TimeSpan.FromSeconds(7), IntegrityCheck.BeforeRun), (engine.StepTimeout, engine.IntegrityCheck));
        Assert.Equal((BackupPolicy.BeforeRisky, "old", 3), (engine.Backup!.Policy, engine.Backup.Folder, engine.Backup.Keep));
        Assert.Equal(TimeSpan.FromSeconds(1.5), host.Services.GetRequiredService<IDatabase>().LockTimeout);
    }

    [Theory]
    [InlineData("Shop", "ConnectionStrings:Shop")]
    [InlineData("Data:Main", "Data:Main")]
    [InlineData(null, "Migrations:ConnectionString")]
    public void Connection_ByName_IsTakenFromTheContentRoot(string? given, string key)
    {
        var builder = Hosts.New(_folder.Path, (key, "Data Source=data/x.db"));
        builder.Services.AddMigrations(database => database.UseSqlite(given).Of("Shop"));
        using var host = builder.Build();

        Assert.Equal(_folder.File("data/x.db"), host.Services.GetRequiredService<IDatabase>().Name);
    }

    [Fact]
    public async Task Connection_OfAMissingName_NamesTheNearest()
    {
        var builder = Hosts.New(null, ("ConnectionStrings:Shops", "Data Source=x.db"));
        builder.Services.AddMigrations(database => database.UseSqlite("Shop").Of("Shop"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal("ConnectionStrings:Shop: is missing; the nearest is ConnectionStrings:Shops", Assert.Single(error.Failures));
    }

    [Fact]
    public async Task Start_WithoutMigrations_SaysWhatToCall()
    {
        var builder = Hosts.New();
        builder.Services.AddMigrations(database => database.UseSqlite(File.ConnectionString));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("ScanIn", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_OfANamedDatabase_IsBelowTheDefault()
    {
        var builder = Hosts.New(
            null,
            ("Migrations:archive:Start", "None"),
            ("Migrations:archive:Strt", "None"),
            ("Migrations:Start", "None")
        );
        builder.Services.AddMigrations(database => database.UseSqlite(File.ConnectionString).Of("Shop"));
        builder.Services.AddMigrations("archive", database => database.UseSqlite("Data Source=archive.db").Of("Archive"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal("Migrations:archive:Strt: is not a setting; the nearest is Start", Assert.Single(error.Failures));
    }

    [Fact]
    public async Task Section_OfTheProgramsOwn_MayHoldKeysOfItsOwn()
    {
        var builder = Hosts.New(null, ("Database:Colour", "red"), ("Database:ConnectionString", File.ConnectionString));
        builder.Services.AddMigrations(database => database.UseSqlite().FromSection("Database", "Colour").Of("Shop"));

        await Start.StartTests.Started(builder.Build());

        Assert.Equal("1,2", File.Versions());
    }
}
