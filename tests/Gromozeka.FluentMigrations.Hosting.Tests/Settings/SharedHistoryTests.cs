using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Settings;

/// <summary>Two registrations with one history: each would take the versions of the other for its own.</summary>
public sealed class SharedHistoryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private DatabaseFile File => new(_folder.File("shop.db"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("shop.db")]
    [InlineData("other/../shop.db")]
    [InlineData("link.db")]
    [InlineData("linked/shop.db")]
    public async Task Start_TheSameFileTwice_IsRefusedBeforeAnythingIsWritten(string other)
    {
        System.IO.File.CreateSymbolicLink(_folder.File("link.db"), File.Path);
        Directory.CreateSymbolicLink(_folder.File("linked"), _folder.Path);
        using var host = Of(other);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            $"Migrations:archive: the history of this database would be in VersionInfo of {File.Path}, where Migrations has "
                + "its own; name another file, or set VersionTable and KeepLog in the program so that they share no table",
            Assert.Single(error.Failures)
        );
        Assert.False(System.IO.File.Exists(File.Path));
    }

    [Fact]
    public async Task Start_AnotherVersionTableButOneLog_IsRefused()
    {
        using var host = Of("shop.db", options => options.VersionTable = new ArchiveVersions(), keepLog: true);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("would be in migration_log of", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AnotherVersionTableAndNoLog_MigratesBoth()
    {
        using var host = Of("shop.db", options => options.VersionTable = new ArchiveVersions());

        await host.StartAsync();

        Assert.Equal("1,2", File.Versions());
        Assert.Equal(["1"], File.Rows("SELECT Version FROM archive_versions"));
        Assert.Contains("old_articles", File.Tables());
    }

    [Fact]
    public async Task Start_TwoFiles_MigratesBoth()
    {
        using var host = Of("archive.db");

        await host.StartAsync();

        Assert.Equal(("1,2", "1"), (File.Versions(), new DatabaseFile(_folder.File("archive.db")).Versions()));
    }

    [Fact]
    public void ACommand_OnOneOfTheTwo_IsRefusedToo()
    {
        using var host = Of("shop.db");
        var archive = host.Services.GetServices<IMigrationRegistration>().Single(registration => registration.Name == "archive");

        var error = Assert.Throws<OptionsValidationException>(() =>
            archive.CreateDatabase(host.Services.GetRequiredService<IConfiguration>())
        );

        Assert.StartsWith("Migrations:archive: the history", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    private IHost Of(string other, Action<MigrationOptions>? change = null, bool keepLog = false)
    {
        var builder = Hosts.New(_folder.Path);
        builder.Services.AddMigrations(database =>
            database.UseSqlite(File.ConnectionString).Of("Shop").Configure(options => options.KeepLog = keepLog)
        );
        builder.Services.AddMigrations("archive", database => database
                .UseSqlite($"Data Source={other}")
                .Of("Archive")
                .Configure(options =>
                {
                    options.KeepLog = keepLog;
                    change?.Invoke(options);
                }));
        return builder.Build();
    }

    private sealed class ArchiveVersions()
        : DefaultVersionTableMetaData(new DefaultConventionSet(null, null), Options.Create(new RunnerOptions()))
    {
        public override string TableName => "archive_versions";

        public override string UniqueIndexName => "archive_versions_version";
    }
}
