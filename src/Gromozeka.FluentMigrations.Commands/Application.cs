using System.CommandLine;
using System.CommandLine.Invocation;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Output.Annotations;
using Gromozeka.FluentMigrations.Commands.Verbs;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>Parses the command line, runs the command, and writes its result in the requested form.</summary>
internal static class Application
{
    private static readonly InvocationConfiguration Plain = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    public static int Run(CommandFront front, IReadOnlyList<string> args)
    {
        CommandFront.Current = front;
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = System.Text.Encoding.UTF8;
        using var streams = StandardStream.Install();
        var root = CommandTree.Build();
        if (Suggestions.Asked(args) is { } line)
            return Suggest(root, line);
        var arguments = CommandTree.Parse(root, args);
        return arguments.Action is ParseErrorAction
            ? Execute(arguments, _ => throw CommandLineErrors.Of(arguments), args.Contains(OutputOptions.Json.Name))
            : arguments.Invoke(Plain);
    }

    /// <summary>Completes a command line, for a shell.</summary>
    private static int Suggest(ToolRoot root, string line)
    {
        foreach (var suggestion in Suggestions.Of(root, line))
            StandardStream.Out.WriteLine(suggestion);
        return StandardStream.Out.Failure is { } loss
            ? Execute(CommandTree.Parse(root, []), _ => throw Errors.OutputLost(loss))
            : ExitCodes.Done;
    }

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(ParseResult arguments, Func<CommandContext, Outcome> command, bool writesJson = false)
    {
        try
        {
            return ExecuteHere(arguments, command, writesJson);
        }
        catch (OtherHostNeeded elsewhere)
        {
            StandardStream.Release();
            return elsewhere.Run();
        }
    }

    private static int ExecuteHere(ParseResult arguments, Func<CommandContext, Outcome> command, bool writesJson)
    {
        CommandFront.Current.Arguments = arguments;
        var settings = OutputOptions.Read(arguments);
        var terminal = new Terminal(settings with { Json = settings.Json || writesJson });
        using var log = new EngineLog(terminal);
        using var signals = new Signals();
        using var context = new CommandContext(arguments, terminal, log, signals.Token);
        try
        {
            return Report(context, command(context));
        }
        catch (OperationCanceledException cancelled) when (signals.ExitCode is { } code)
        {
            return Fail(context, Failure.Of(cancelled, signals.Name, context.DryRun), code, cancelled);
        }
        catch (OptionsValidationException invalid)
        {
            return Fail(context, SettingErrors.Of(string.Join("\n", invalid.Failures)), invalid);
        }
        catch (MigrationException failure)
        {
            return Fail(context, failure, failure);
        }
        catch (Exception unexpected) when (unexpected is not OtherHostNeeded)
        {
            return (CommandFront.Current.Explain(unexpected) ?? context.ExplainFault(unexpected)) is { } failure
                ? Fail(context, failure, unexpected)
                : Fail(context, Failure.OfDefect(unexpected), Failure.DefectExitCode, unexpected);
        }
    }

    /// <summary>
    /// What remains of a failed run: the completed steps, and the backup of the state before them. For a dry run, the completed steps.
    /// </summary>
    private static void ShowDone(CommandContext context)
    {
        if (context.Terminal.Settings.Quiet || (context.Log.IsDryRun && context.DryRun is null))
            return;
        if (context.Log.Backup is { } backup)
            context.Terminal.Out.Rows([
                ["  [green]✓[/] backup", Format.Escape(StatusView.Path(backup))],
            ]);
        var completed = context.CompletedMigrations();
        if (context.Log.IsDryRun && completed.Count > 0)
            context.Terminal.Line("On a copy, before it failed:");
        foreach (var migration in completed)
            context.Terminal.Line($"  [green]✓[/] {Format.Number(migration.Version)}  {Format.Escape(migration.Description)}");
    }

    private static int Report(CommandContext context, Outcome outcome)
    {
        var (terminal, log) = (context.Terminal, context.Log);
        log.Progress.Dispose();
        terminal.Erase();
        var document = outcome.Document with { Warnings = [.. outcome.Document.Warnings, .. log.Warnings] };
        ShowWarnings(context);
        if (!terminal.WriteWhole(document))
            outcome.Show(terminal);
        if (terminal.Settings.GitHub)
            AnnotationView.Show(context, document);
        else if (document.Failed is { } failure)
            Failure.Show(failure, terminal);
        if (StandardStream.Out.Failure is { } loss)
            ReportLoss(outcome, loss, terminal);
        return outcome.Document.ExitCode;
    }

    /// <summary>Annotations include the warnings.</summary>
    private static void ShowWarnings(CommandContext context)
    {
        if (context.Terminal.Settings.GitHub)
            return;
        foreach (var warning in context.Log.Warnings)
            context.Terminal.Error($"[yellow]warning:[/] {Format.Escape(warning)}");
    }

    /// <summary>
    /// A command that changes something has done so even if nobody can read its output; a command that only shows something has done
    /// nothing.
    /// </summary>
    private static void ReportLoss(Outcome outcome, Exception loss, Terminal terminal)
    {
        if (outcome.IsAnswer && outcome.Document.ExitCode == ExitCodes.Done)
            throw Errors.OutputLost(loss);
        terminal.Error(
            $"[yellow]warning:[/] the output to stdout was lost ({Format.Escape(loss.GetBaseException().Message)}); "
                + "the exit code shows how the command ended"
        );
    }

    private static int Fail(CommandContext context, MigrationException error, Exception cause) =>
        Fail(context, Failure.Of(error), error.Code.ExitCode, cause);

    private static int Fail(CommandContext context, FailureNode failure, int exitCode, Exception cause)
    {
        var terminal = context.Terminal;
        context.Log.Progress.Dispose();
        ShowWarnings(context);
        var isWhole = terminal.Settings.Json || terminal.Settings.Markdown;
        var look = isWhole ? LastLook.At(context.OpenedWorkspace) : new LastLook(null, null);
        var document = new Document(CommandTree.NameOf(context.Arguments))
        {
            ExitCode = exitCode,
            Database = look.Database,
            Pending = look.Pending,
            Failed = failure,
            Warnings = context.Log.Warnings,
        };
        if (isWhole)
            terminal.WriteWhole(
                document with
                {
                    Applied = context.CompletedMigrations(),
                    DryRun = context.DryRun is null ? null : true,
                    Backups = context.MadeBackup() is { } backup ? [backup] : null,
                }
            );
        else
            ShowDone(context);
        if (terminal.Settings.GitHub)
            AnnotationView.Show(context, document);
        else
            Failure.Show(failure, terminal);
        if (terminal.Settings.Verbose)
            terminal.Error(Format.Escape(cause.ToString()));
        return exitCode;
    }
}
