using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Shows what a database is doing, and which process it waits for.</summary>
internal sealed class DatabaseWork
{
    /// <summary>A wait calls back much more often than this.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Progress _progress;
    private readonly IDatabase _database;
    private readonly IWorkReports _reports;
    private readonly TimeProvider _clock = TimeProvider.System;
    private IDisposable? _wait;
    private long _lastTurn;

    private DatabaseWork(Progress progress, IDatabase database, IWorkReports reports) =>
        (_progress, _database, _reports) = (progress, database, reports);

    private string Name => StatusView.Path(_database.Name);

    private bool IsWaiting => _clock.GetElapsedTime(Volatile.Read(ref _lastTurn)) < Pause;

    /// <summary>Starts showing it.</summary>
    public static void Watch(IDatabase database, Progress progress)
    {
        if (database.Find<IWorkReports>() is not { } reports)
            return;
        var shown = new DatabaseWork(progress, database, reports);
        reports.Subscribe(
            new WorkListener
            {
                Beginning = (what, share) =>
                    progress.Begin(
                        () => what.Replace(database.Name, shown.Name, StringComparison.Ordinal),
                        share is null ? null : () => string.Create(CultureInfo.InvariantCulture, $", {Math.Floor(share() * 100):0} %")
                    ),
                Waiting = _ => shown.Turn(),
            }
        );
    }

    /// <summary>The callbacks of one wait follow each other closely.</summary>
    private void Turn()
    {
        if (!IsWaiting)
        {
            _wait?.Dispose();
            _wait = _progress.Begin(Text);
        }

        Volatile.Write(ref _lastTurn, _clock.GetTimestamp());
    }

    private string? Text() => IsWaiting ? $"waiting for {Name}: {_reports.FindHolder() ?? "another process has locked it"}" : null;
}
