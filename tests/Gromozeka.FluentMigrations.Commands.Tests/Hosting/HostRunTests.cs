using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>A program with commands that is started without one ends with the exit codes of the commands.</summary>
[Collection("console")]
public sealed class HostRunTests
{
    public static TheoryData<string, int> Failures =>
        new()
        {
            { nameof(ErrorCodes.DataLoss), 7 },
            { nameof(ErrorCodes.StepFailed), 1 },
            { nameof(ErrorCodes.NewerDatabase), 6 },
            { nameof(ErrorCodes.LockTimeout), 4 },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task AFailedMigration_IsTheExitCode(string name, int exitCode)
    {
        var code = (ErrorCode)typeof(ErrorCodes).GetField(name)!.GetValue(null)!;

        var (result, error) = await Run(_ => throw new MigrationException(code, "It failed.", "because", "unchanged", "try"));

        Assert.Equal(exitCode, result);
        Assert.Equal($"{code.Id} It failed.\n  why:   because\n  state: unchanged\n  next:  try\n", error);
    }

    [Fact]
    public async Task WrongSettings_AreTheExitCodeOfTheConfiguration()
    {
        var (result, error) = await Run(_ => throw new OptionsValidationException("x", typeof(object), ["Migrations:Start: is wrong"]));

        Assert.Equal(ErrorCodes.InvalidConfiguration.ExitCode, result);
        Assert.Contains("Migrations:Start: is wrong", error, StringComparison.Ordinal);
    }

    /// <summary>What the engine says of a migration that it has interrupted is shown.</summary>
    [Theory]
    [InlineData(null, "Stopped during startup.\n")]
    [InlineData("Migration 2 was rolled back; Password=s3cret.", "Stopped during startup. Migration 2 was rolled back; Password=***\n")]
    public async Task AStopDuringTheStart_IsAnInterruption(string? message, string expected)
    {
        var (result, error) = await Run(lifetime =>
        {
            lifetime.StopApplication();
            throw message is null
                ? new OperationCanceledException(lifetime.ApplicationStopping)
                : new OperationCanceledException(message, lifetime.ApplicationStopping);
        });

        Assert.Equal(ExitCodes.Interrupted, result);
        Assert.Equal(expected, error);
    }

    [Fact]
    public async Task AnExceptionOfTheApplication_IsNotCaught() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(_ => throw new InvalidOperationException("mine")));

    /// <summary>A service that gives up when the host stops says nothing about the startup, which was over.</summary>
    [Fact]
    public async Task ACancellationAfterTheStart_IsNoStopDuringIt() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Run(
                lifetime => lifetime.ApplicationStarted.Register(lifetime.StopApplication),
                stop: () => throw new OperationCanceledException("the service")
            )
        );

    private static async Task<(int Result, string Error)> Run(Action<IHostApplicationLifetime> start, Action? stop = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddHostedService(services => new Starting(
            () => start(services.GetRequiredService<IHostApplicationLifetime>()),
            stop
        ));
        using var host = builder.Build();
        var error = Console.Error;
        using var captured = new StringWriter();
        Console.SetError(captured);
        try
        {
            return (await host.RunWithMigrationCommandsAsync([]), captured.ToString());
        }
        finally
        {
            Console.SetError(error);
        }
    }

    private sealed class Starting(Action start, Action? stop) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            stop?.Invoke();
            return Task.CompletedTask;
        }
    }
}
