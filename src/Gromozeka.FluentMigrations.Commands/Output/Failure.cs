using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>An error in its four parts.</summary>
internal static class Failure
{
    public static FailureNode Of(MigrationException error) =>
        new(
            error.Code.Id,
            error.Code.Title,
            error.What,
            error.Why,
            error.State,
            Advice.Next(error),
            error.Version,
            error.Migration,
            error.Statement
        );

    /// <summary>The error for a run that was stopped.</summary>
    /// <param name="cancelled">The exception of the run.</param>
    /// <param name="signal">The signal that stopped it.</param>
    /// <param name="dryRun">What ran on a copy; null if it was the run itself.</param>
    public static FailureNode Of(OperationCanceledException cancelled, string signal, string? dryRun) =>
        new(
            null,
            null,
            $"{dryRun ?? "The run"} was stopped.",
            $"the process received {signal}",
            // An exception of the engine says what it left behind; other exceptions do not.
            cancelled.Message == new OperationCanceledException().Message
                ? $"unknown: {CommandFront.Current.Spell("status")} shows what is applied"
                : Secrets.Mask(cancelled.Message),
            dryRun is null ? "check the status, and start again" : "start it again",
            null,
            null,
            null
        );

    /// <summary>The exit code of an unexpected error.</summary>
    public const int DefectExitCode = 1;

    /// <summary>An unexpected error.</summary>
    public static FailureNode OfDefect(Exception error) =>
        new(
            null,
            null,
            "The command failed with an unexpected error.",
            Secrets.Mask($"{error.GetType().Name}: {error.Message}"),
            $"unknown: {CommandFront.Current.Spell("status")} shows what is applied",
            "run it again with --verbose, and report its output",
            null,
            null,
            null
        );

    /// <summary>Writes the error to stderr, also with <c>--json</c>, for the reader of a log.</summary>
    public static void Show(FailureNode failure, Terminal terminal)
    {
        terminal.Error(
            failure.Code is null ? $"[red]{Format.Escape(failure.What)}[/]" : $"[red]{failure.Code}[/] {Format.Escape(failure.What)}"
        );
        terminal.Err.Rows(
            [
                ["  why:", Format.Escape(failure.Why)],
                ["  state:", Format.Escape(failure.State)],
                ["  next:", Format.Escape(failure.Next)],
            ],
            gap: 1
        );
    }
}
