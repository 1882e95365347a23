using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Start;

public sealed class SeveralDatabasesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private DatabaseFile Shop => new(_folder.File("shop.db"));

    private DatabaseFile Archive => new(_folder.File("archive.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_ByNamespace_EachHasItsOwnMigrationsHistoryAndBackups()
    {
        using var host = Of(("Shop", Shop, "", _ => { }), ("Archive", Archive, "archive", _ => { }));

        await host.StartAsync();

        Assert.Equal("1,2", Shop.Versions());
        Assert.Equal("1", Archive.Versions());
        Assert.Contains("old_articles", Archive.Tables());
        Assert.DoesNotContain("old_articles", Shop.Tables());
        Assert.Equal(Archive.Path, host.Services.GetRequiredKeyedService<IDatabase>("archive").Name);
        Assert.Equal(1, host.Services.GetRequiredKeyedService<MigrationManager>("archive").GetCurrentVersion());
        Assert.Equal(2, host.Services.GetRequiredService<MigrationManager>().GetCurrentVersion());
        Assert.NotSame(host.Services.GetRequiredKeyedService<BackupManager>("archive"), host.Services.GetRequiredService<BackupManager>());
    }

    [Fact]
    public async Task Start_ByTag_SameVersionInEach()
    {
        using var host = Of(
            ("Tagged", Shop, "shop", database => database.OnlyTagged("shop")),
            ("Tagged", Archive, "log", database => database.OnlyTagged("log"))
        );

        await host.StartAsync();

        Assert.Contains("articles", Shop.Tables());
        Assert.Contains("visits", Archive.Tables());
        Assert.Equal(("1", "1"), (Shop.Versions(), Archive.Versions()));
    }

    [Fact]
    public async Task Start_OneFails_NamesItselfAndStopsTheHost()
    {
        var witness = new Witness(Shop);
        using var host = Of(
            builder => builder.Services.AddSingleton<IHostedService>(witness),
            ("Shop", Shop, "", _ => { }),
            ("Broken", Archive, "archive", _ => { })
        );

        var error = await Assert.ThrowsAsync<MigrationException>(() => host.StartAsync());

        Assert.StartsWith("Database 'archive': Migration 1 (Fails)", error.What, StringComparison.Ordinal);
        Assert.Equal((ErrorCodes.StepFailed, 1L, "Fails"), (error.Code, error.Version, error.Migration));
        Assert.Empty(witness.Seen);
    }

    /// <summary>A service that waits for a database learns that nobody is going to start it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_OneFails_WhoWaitsForALaterOneIsTold(bool hasHost)
    {
        using var host = Of(
            ("Shop", Shop, "", _ => { }),
            ("Broken", Archive, "broken", _ => { }),
            ("Archive", new(_folder.File("later.db")), "later", _ => { }),
            ("Archive", new(_folder.File("last.db")), "last", database => database.StartServerFirst())
        );
        var completion = host.Services.GetRequiredService<MigrationCompletion>();

        await Assert.ThrowsAsync<MigrationException>(() => hasHost ? host.StartAsync() : host.Services.StartMigrationsAsync());

        await completion.WaitAsync();
        foreach (var name in new[] { "broken", "later", "last" })
        {
            var error = await Assert.ThrowsAsync<MigrationException>(() => completion.WaitAsync(name).Ends(name));
            Assert.StartsWith("Database 'broken': Migration 1 (Fails)", error.What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_Canceled_WhoWaitsIsTold()
    {
        using var host = Of(("Shop", Shop, "", _ => { }), ("Archive", Archive, "archive", _ => { }));
        var completion = host.Services.GetRequiredService<MigrationCompletion>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Services.StartMigrationsAsync(new CancellationToken(true)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completion.WaitAsync().Ends("the wait"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completion.WaitAsync("archive").Ends("the wait"));
    }

    /// <summary>Commands select a database by the name that the program gave, wherever its settings are.</summary>
    [Fact]
    public void Registrations_HaveTheNamesOfTheDatabases()
    {
        using var host = Of(
            ("Shop", Shop, "", database => database.FromSection("Stores:Shop")),
            ("Archive", Archive, "archive", database => database.FromSection("Stores:Old"))
        );

        Assert.Equal(["Shop", "archive"], host.Services.GetServices<IMigrationRegistration>().Select(registration => registration.Name));
    }

    [Fact]
    public async Task Start_AReadOnlyOne_IsCheckedAndNeverWritten()
    {
        await StartTests.Started(Of(("Archive", Archive, "archive", _ => { })));
        var before = Archive.Hash;
        static void ReadOnly(MigrationsBuilder database) => database.OnStart(MigrationStart.Check);

        await StartTests.Started(Of(("Shop", Shop, "", _ => { }), ("Archive", Archive, "archive", ReadOnly)));
        var error = await Assert.ThrowsAsync<MigrationException>(() => StartTests.Started(Of(("Shop", Archive, "archive", ReadOnly))));

        Assert.Equal(ErrorCodes.Behind, error.Code);
        Assert.Equal(before, Archive.Hash);
    }

    [Theory]
    [InlineData("Archive", null)]
    [InlineData("Shop", "GM405")]
    public async Task Start_ModeReadOnly_NeedsNothingOrIsRefused(string migrations, string? code)
    {
        await StartTests.Started(Of(("Archive", Archive, "archive", _ => { })));
        var before = Archive.Hash;
        using var host = Of((migrations, Archive, "archive", database => database.UseSqlite(Archive.ConnectionString + ";Mode=ReadOnly")));

        var error = await Record.ExceptionAsync(() => host.StartAsync());

        Assert.Equal(code, (error as MigrationException)?.Code.Id);
        Assert.Equal(before, Archive.Hash);
    }

    /// <summary>Each wrong key is named at once, and a key that two databases share is named once.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_WrongValuesInSeveralSections_AreOneError(bool hasHost)
    {
        var builder = Hosts.New(
            null,
            ("Migrations:Start", "Sometimes"),
            ("Migrations:archive:LockTimeoutSeconds", "soon"),
            ("Migrations:archive:Colour", "red")
        );
        builder.Services.AddMigrations(database => database.UseSqlite("Missing").Of("Shop"));
        builder.Services.AddMigrations("archive", database => database.UseSqlite("Missing").Of("Archive"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            hasHost ? host.StartAsync() : host.Services.StartMigrationsAsync()
        );

        Assert.Equal(
            ["ConnectionStrings:Missing", "Migrations:Start", "Migrations:archive:Colour", "Migrations:archive:LockTimeoutSeconds"],
            error.Failures.Select(failure => failure.Split(": ")[0]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void AddMigrations_SameNameTwice_IsRefused()
    {
        var services = new ServiceCollection().AddMigrations("archive", database => database.UseSqlite("Data Source=a.db"));

        Assert.Throws<ArgumentException>(() => services.AddMigrations("Archive", database => database.UseSqlite("Data Source=b.db")));
    }

    private static IHost Of(params (string Migrations, DatabaseFile File, string Name, Action<MigrationsBuilder> Build)[] databases) =>
        Of(_ => { }, databases);

    private static IHost Of(
        Action<HostApplicationBuilder> configure,
        params (string Migrations, DatabaseFile File, string Name, Action<MigrationsBuilder> Build)[] databases
    )
    {
        var builder = Hosts.New();
        configure(builder);
        foreach (var (migrations, file, name, build) in databases)
        {
            builder.Services.AddMigrations(name, database =>
            {
                database.UseSqlite(file.ConnectionString).Of(migrations);
                build(database);
            });
        }

        return builder.Build();
    }
}
