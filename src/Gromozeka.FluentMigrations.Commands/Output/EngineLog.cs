using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Receives the log of the engine and the migrations: warnings are kept for the result, statements are shown on request, and steps update
/// the progress line.
/// </summary>
internal sealed class EngineLog(Terminal terminal) : ILoggerProvider, ILogger, ILogger<MigrationManager>, ILogger<BackupManager>
{
    private readonly List<string> _warnings = [];
    private readonly List<string> _dryRunWarnings = [];
    private readonly List<string> _completed = [];
    private IDisposable? _wait;

    // The event IDs of the engine's log messages.
    private const int RunStarting = 1;
    private const int RollbackStarting = 2;
    private const int StepStarting = 3;
    private const int Statement = 4;
    private const int StepCompleted = 5;
    private const int StepFailed = 7;
    private const int StepCancelled = 8;
    private const int PlanWarning = 12;
    private const int WaitingForLock = 17;
    private const int GotLock = 54;
    private const int BackedUp = 18;
    private const int AlreadyBackedUp = 19;
    private const int DeletesRows = 23;
    private const int Repaired = 24;

    public IReadOnlyList<string> Warnings => [.. _warnings, .. _dryRunWarnings.Except(_warnings)];

    public Progress Progress { get; } = new(terminal, TimeProvider.System);

    /// <summary>The completed migrations, for the result of a run that fails later.</summary>
    public IReadOnlyList<string> CompletedSteps => _completed;

    /// <summary>The backup of the state before the run; null if there is none.</summary>
    public string? Backup { get; private set; }

    /// <summary>Whether a dry run is running; the command itself shows its statements if requested.</summary>
    public bool IsDryRun { get; private set; }

    /// <summary>Whether a step has begun since the start of the dry run.</summary>
    public bool HasBegunStep { get; private set; }

    /// <summary>Called when a step begins (false) and when it is completed (true).</summary>
    public Action<bool>? OnStep { get; set; }

    /// <summary>The lock that runs wait for; null while it is not known.</summary>
    public IMigrationLock? Lock { get; set; }

    /// <summary>Begins a dry run. The log of an earlier one is discarded, because it was aborted, or is repeated.</summary>
    public void BeginDryRun()
    {
        EndDryRun();
        IsDryRun = true;
    }

    /// <summary>Discards the log of an aborted dry run.</summary>
    public void EndDryRun()
    {
        (IsDryRun, HasBegunStep) = (false, false);
        _dryRunWarnings.Clear();
        ForgetSteps();
    }

    /// <summary>Discards the completed steps, if the run would be refused before its first one.</summary>
    public void ForgetSteps() => _completed.Clear();

    public ILogger CreateLogger(string categoryName) => categoryName == typeof(MigrationManager).FullName ? this : new OfMigrations(this);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= (terminal.Settings.Verbose ? LogLevel.Debug : LogLevel.Information);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        switch (eventId.Id)
        {
            case RunStarting or RollbackStarting:
                Progress.Expect(Value(state, "Count") is int count ? count : 0);
                break;
            case StepStarting:
                Progress.BeginStep(Value(state, "Step") as string ?? "");
                HasBegunStep = true;
                OnStep?.Invoke(false);
                break;
            case StepCompleted:
                Progress.CompleteStep();
                OnStep?.Invoke(true);
                _completed.Add(Value(state, "Step") as string ?? "");
                break;
            case Statement:
                if (terminal.Settings.Verbose && !IsDryRun)
                    terminal.Note(Format.Escape(formatter(state, null)));
                return;
            case DeletesRows when IsDryRun:
                // On a copy, the engine does not know whether there will be a backup.
                Warn($"{Value(state, "Step")} would delete {Value(state, "Losses")}");
                return;
            case WaitingForLock:
                _wait = Progress.Begin(() => Lock is null ? null : $"waiting for the lock that {Lock.HolderName} holds");
                break;
            case GotLock:
                _wait?.Dispose();
                break;
            case BackedUp or AlreadyBackedUp:
                Backup = Value(state, "Backup") as string;
                break;
            case StepFailed or Repaired:
            case StepCancelled when IsDryRun:
                // The command itself ends with this error.
                return;
        }

        if (eventId.Id == PlanWarning)
            Warn(Advice.InWords(formatter(state, exception)));
        else if (logLevel >= LogLevel.Warning)
            Warn(formatter(state, exception));
        else if (terminal.Settings.Verbose && !IsDryRun)
            terminal.Note(Format.Escape(formatter(state, exception)));
    }

    public void Warn(string warning)
    {
        var warnings = IsDryRun ? _dryRunWarnings : _warnings;
        if (!warnings.Contains(warning))
            warnings.Add(Secrets.Mask(warning));
    }

    /// <summary>A warning that comes first, because it affects the meaning of all other output.</summary>
    public void WarnFirst(string warning)
    {
        if (!_warnings.Contains(warning))
            _warnings.Insert(0, Secrets.Mask(warning));
    }

    public void Dispose() => Progress.Dispose();

    private static object? Value<TState>(TState state, string name) =>
        (state as IReadOnlyList<KeyValuePair<string, object?>>)?.FirstOrDefault(pair => pair.Key == name).Value;

    /// <summary>Messages that the code of migrations logs.</summary>
    private sealed class OfMigrations(EngineLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                log.Warn(formatter(state, exception));
        }
    }
}
