using System.Text.Json;
using Gromozeka.FluentMigrations.Commands.Support;
using Gromozeka.FluentMigrations.Commands.Talking;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>During a command, only the command writes to stdout: not the console logger of the program, and not its code.</summary>
[Collection("console")]
public sealed class HostOutputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("simple", "plan")]
    [InlineData("simple", "migrate")]
    [InlineData("simple", "migrate", "--dry-run")]
    [InlineData("simple", "migrate", "--preview")]
    [InlineData("json", "migrate")]
    [InlineData("systemd", "script")]
    public async Task Json_IsTheOnlyDocument(string formatter, params string[] command)
    {
        var (code, output, error) = await Run(formatter, [.. command, "--json"]);

        Assert.True(code == 0, error);
        Assert.Equal(command[0], JsonDocument.Parse(output).RootElement.GetProperty("operation").GetString());
        Assert.Contains("logged by the program", error, StringComparison.Ordinal);
        Assert.Contains("logged by the migration", error, StringComparison.Ordinal);
        Assert.Contains("written to the console", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate", "")]
    [InlineData("status", "…")]
    public async Task Quiet_IsOnlyData(string command, string expected)
    {
        var (code, output, error) = await Run("simple", command, "--quiet");

        Assert.True(code == 0, error);
        Assert.Equal(expected, output.Length == 0 ? "" : "…");
        Assert.DoesNotContain("logged", output, StringComparison.Ordinal);
        Assert.DoesNotContain("written", output, StringComparison.Ordinal);
    }

    /// <summary>A program may go on after a command, and then logs as it did before.</summary>
    [Fact]
    public async Task AfterACommand_TheProgramLogsAsBefore()
    {
        var (_, output, _) = await CapturedConsole.Of(() =>
        {
            using var host = Build("simple");
            var code = MigrationCommands.Run(["status", "--json"], () => host.Services);
            Log(host.Services, "logged after the command");
            return Task.FromResult(code);
        });

        Assert.Contains("logged after the command", output, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> Run(string formatter, params string[] command) =>
        CapturedConsole.Of(() => Build(formatter).RunWithMigrationCommandsAsync(command));

    private static void Log(IServiceProvider services, string text)
    {
#pragma warning disable CA1848, CA2254 // It is logged once.
        services.GetRequiredService<ILoggerFactory>().CreateLogger("program").LogInformation(text);
#pragma warning restore CA1848, CA2254
    }

    private IHost Build(string formatter)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole(options => options.FormatterName = formatter);
        builder.Services.AddMigrations(database =>
            database
                .UseSqlite($"Data Source={_folder.File("shop.db")}")
                .ScanIn<CreateTalks>()
                .InNamespace(typeof(CreateTalks).Namespace!)
                .Configure((services, _) => Log(services, "logged by the program"))
        );
        return builder.Build();
    }
}
