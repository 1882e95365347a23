using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Support;
using Gromozeka.FluentMigrations.Commands.Verbs;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>The commands inside a program. Console is one for the process, so these run one after the other.</summary>
[Collection("console")]
public sealed class MigrationCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gromozeka-commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, "migrate")]
    [InlineData(true, "status", "--json")]
    [InlineData(true, "nosuch")]
    [InlineData(true, "--help")]
    [InlineData(true, "-h")]
    [InlineData(true, "--version")]
    [InlineData(true, "--dry-run", "migrate")]
    [InlineData(true, "--json", "status")]
    [InlineData(true, "-q", "rollback", "all")]
    [InlineData(true, "--database=Shop", "history")]
    [InlineData(true, "--target", "3", "migrate")]
    [InlineData(false)]
    [InlineData(false, "")]
    [InlineData(false, "--json")]
    [InlineData(false, "--environment", "status")]
    [InlineData(false, "--quiet", "loud")]
    [InlineData(false, "--urls", "http://localhost:5000")]
    [InlineData(false, "/urls", "http://localhost:5000")]
    [InlineData(false, "Database:ConnectionString=Data Source=x.db")]
    public void AreAsked_CommandLine_CommandsOrHost(bool areAsked, params string[] args) =>
        Assert.Equal(areAsked, MigrationCommands.AreAsked(args));

    [Fact]
    public void Words_OfTheCommands_AreAll()
    {
        CommandFront.Current = new HostFront(() => throw new InvalidOperationException("No service is needed."));

        Assert.Equal(
            CommandTree.Build().Subcommands.SelectMany(KnownOptions.Names).Order(StringComparer.Ordinal),
            HostFront.Words.Order(StringComparer.Ordinal)
        );
    }

    /// <summary>A program that started instead would migrate for real.</summary>
    [Theory]
    [InlineData("--dry-run comes before the command.", "--dry-run", "migrate")]
    [InlineData("--target comes before the command.", "--target", "3", "migrate")]
    public async Task RunWithMigrationCommands_AnOptionBeforeItsCommand_IsAnErrorAndStartsNothing(string expected, params string[] args)
    {
        var service = new Started();
        var host = Host(services =>
            services.AddHostedService(_ => service).AddSingleton<IMigrationRegistration>(new Registration("Shop", _folder))
        );

        var (code, _, error) = await CapturedConsole.Of(() => host.RunWithMigrationCommandsAsync(args));

        Assert.Equal(ErrorCodes.CommandLine.ExitCode, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.False(service.WasStarted);
    }

    [Fact]
    public async Task RunWithMigrationCommands_NoCommand_RunsTheHost()
    {
        var service = new Started();
        using var host = Host(services => services.AddHostedService(_ => service));
        using var stop = new CancellationTokenSource();
        service.OnStart = stop.Cancel;

        Assert.Equal(0, await host.RunWithMigrationCommandsAsync([], stop.Token));
        Assert.True(service.WasStarted);
    }

    [Fact]
    public async Task RunWithMigrationCommands_Command_StartsNoService()
    {
        var service = new Started();
        var host = Host(services =>
            services.AddHostedService(_ => service).AddSingleton<IMigrationRegistration>(new Registration("Shop", _folder))
        );

        var (code, output, error) = await CapturedConsole.Of(() => host.RunWithMigrationCommandsAsync(["migrate"]));

        Assert.True(code == 0, error);
        Assert.Contains("1 applied, 0 pending.", output, StringComparison.Ordinal);
        Assert.False(service.WasStarted);
        Assert.True(File.Exists(Path.Combine(_folder, "Shop.db")));
    }

    [Theory]
    [InlineData("The program has several databases.", "status")]
    [InlineData("The program has no database 'Stock'.", "status", "--database", "Stock")]
    public async Task Run_SeveralDatabases_WantsTheNameOfOne(string expected, params string[] args)
    {
        var (code, _, error) = await CapturedConsole.Of(() => Task.FromResult(MigrationCommands.Run(args, Several)));

        Assert.Equal(ErrorCodes.CommandLine.ExitCode, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("Shop, Audit", error, StringComparison.Ordinal);
    }

    /// <summary>A name that two databases have is the name of neither: the command would act on the wrong one.</summary>
    [Theory]
    [InlineData("The program has no database 'Database'.", "Shop:Database, Audit:Database", "Database", "Shop:Database", "Audit:Database")]
    [InlineData("The program has 2 databases with the name 'Shop'.", "the same configuration section", "Shop", "Shop", "Shop")]
    public async Task Run_NameOfTwoDatabases_IsRefused(string expected, string why, string name, params string[] sections)
    {
        var (code, _, error) = await CapturedConsole.Of(() =>
            Task.FromResult(MigrationCommands.Run(["migrate", "--database", name], () => Of(sections)))
        );

        Assert.Equal(ErrorCodes.CommandLine.ExitCode, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public async Task Run_WholeSectionOfOneOfTwo_MigratesThatOne()
    {
        var (code, output, error) = await CapturedConsole.Of(() =>
            Task.FromResult(MigrationCommands.Run(["migrate", "--database", "Audit:Database"], () => Of("Shop:Database", "Audit:Database")))
        );

        Assert.True(code == 0, error);
        Assert.Contains("1 applied, 0 pending.", output, StringComparison.Ordinal);
        Assert.Equal(["Audit_Database.db"], Directory.EnumerateFiles(_folder, "*.db").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_NamedDatabase_MigratesThatOne()
    {
        var (code, _, error) = await CapturedConsole.Of(() =>
            Task.FromResult(MigrationCommands.Run(["migrate", "--database", "audit"], Several))
        );

        Assert.True(code == 0, error);
        Assert.True(File.Exists(Path.Combine(_folder, "Audit.db")));
        Assert.False(File.Exists(Path.Combine(_folder, "Shop.db")));
    }

    /// <summary>What is advised can be typed as it stands.</summary>
    [Theory]
    [InlineData("migrate", "status")]
    [InlineData("migrate", "plan")]
    [InlineData("restore PATH", "restore", "--yes")]
    [InlineData("rollback to 0", "migrate", "up", "-t", "0")]
    public async Task Run_SeveralDatabases_AdviceNamesTheOne(string advised, params string[] args)
    {
        if (args is ["migrate", ..])
            await CapturedConsole.Of(() => Task.FromResult(MigrationCommands.Run(["migrate", "--database", "Audit"], Several)));

        var (_, output, error) = await CapturedConsole.Of(() =>
            Task.FromResult(MigrationCommands.Run([.. args, "--database", "audit"], Several))
        );

        Assert.Contains($"{advised} --database Audit", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OneDatabase_AdviceNamesNone()
    {
        var (_, output, _) = await CapturedConsole.Of(() =>
            Task.FromResult(
                MigrationCommands.Run(["status"], () =>
                    Host(services => services.AddSingleton<IMigrationRegistration>(new Registration("Shop", _folder))).Services
                )
            )
        );

        Assert.Contains("migrate", output, StringComparison.Ordinal);
        Assert.DoesNotContain("--database", output, StringComparison.Ordinal);
    }

    /// <summary>A program has several databases, and each may have another name.</summary>
    [Theory]
    [InlineData("Shop.db")]
    [InlineData("Audit.db")]
    [InlineData("Audit.db-wal")]
    [InlineData("Audit.db-journal")]
    [InlineData("Audit.db.lock")]
    [InlineData("link.sql")]
    [InlineData("sub/../Audit.db")]
    public async Task Script_OverADatabase_IsRefused(string output)
    {
        foreach (var name in new[] { "Shop", "Audit" })
            Assert.Equal(
                0,
                (await CapturedConsole.Of(() => Task.FromResult(MigrationCommands.Run(["migrate", "--database", name], Several)))).Code
            );
        File.CreateSymbolicLink(Path.Combine(_folder, "link.sql"), Path.Combine(_folder, "Audit.db"));
        var before = Files();

        var (code, _, error) = await CapturedConsole.Of(() =>
            Task.FromResult(MigrationCommands.Run(["script", "--database", "Shop", "-o", Path.Combine(_folder, output)], Several))
        );

        Assert.Equal(ErrorCodes.CommandLine.ExitCode, code);
        Assert.Contains("cannot be the --output file", error, StringComparison.Ordinal);
        Assert.Equal(before, Files());

        List<string> Files() =>
            [
                .. Directory
                    .GetFiles(_folder)
                    .Select(file => file + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))
                    .Order(StringComparer.Ordinal),
            ];
    }

    [Fact]
    public async Task Run_NoRegistration_SaysWhatToRegister()
    {
        var (code, _, error) = await CapturedConsole.Of(() =>
            Task.FromResult(MigrationCommands.Run(["status"], () => Host(_ => { }).Services))
        );

        Assert.Equal(ErrorCodes.MigrationsNotFound.ExitCode, code);
        Assert.Contains("IMigrationRegistration", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "help", "migrate")]
    [InlineData(0, "--version")]
    [InlineData(2, "nosuch")]
    [InlineData(2, "migrate", "--nosuch")]
    public async Task Run_HelpAndErrors_AskForNoServices(int expected, params string[] args)
    {
        var (code, _, error) = await CapturedConsole.Of(() =>
            Task.FromResult(MigrationCommands.Run(args, () => throw new InvalidOperationException("The services were asked for.")))
        );

        Assert.True(code == expected, error);
    }

    private IServiceProvider Several() => Of("Shop", "Audit");

    private IServiceProvider Of(params string[] sections) =>
        Host(services =>
        {
            foreach (var section in sections)
                services.AddSingleton<IMigrationRegistration>(new Registration(section, _folder));
        }).Services;

    private static IHost Host(Action<IServiceCollection> add)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        add(builder.Services);
        return builder.Build();
    }

    private sealed class Registration(string section, string folder) : IMigrationRegistration
    {
        public string Section => section;

        public IDatabase CreateDatabase(IConfiguration configuration) =>
            new SqliteDatabase(
                new SqliteDatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, section.Replace(':', '_'))}.db" }
            );

        public MigrationOptions CreateOptions(IConfiguration configuration)
        {
            var options = new MigrationOptions { Namespace = typeof(CreateOrders).Namespace };
            options.Assemblies.Add(typeof(CreateOrders).Assembly);
            return options;
        }

        public void AddServices(IServiceCollection services, IConfiguration configuration) { }
    }

    private sealed class Started : IHostedService
    {
        public bool WasStarted { get; private set; }

        public Action OnStart { get; set; } = () => { };

        public Task StartAsync(CancellationToken cancellationToken)
        {
            WasStarted = true;
            OnStart();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
