using System.Globalization;

using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Sqlite.Safety;

namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>Shows what a database is busy with, and who keeps it waiting.</summary>
internal sealed class DatabaseWork
{
    /// <summary>A wait takes a turn much more often than this.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Progress _progress;
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _clock = TimeProvider.System;
    private IDisposable? _wait;
    private long _lastTurn;

    private DatabaseWork(Progress progress, SqliteDatabase database) => (_progress, _database) = (progress, database);

    private string Name => StatusView.Path(_database.Name);

    private bool IsWaiting => _clock.GetElapsedTime(Volatile.Read(ref _lastTurn)) < Pause;

    /// <summary>Shows it from now on.</summary>
    public static void Watch(SqliteDatabase database, Progress progress)
    {
        var shown = new DatabaseWork(progress, database);
        database.Work.Waiting = _ => shown.Turn();
        database.Work.Beginning = (what, share) => progress.Begin(
            () => what.Replace(database.Name, shown.Name, StringComparison.Ordinal),
            share is null ? null : () => string.Create(CultureInfo.InvariantCulture, $", {Math.Floor(share() * 100):0} %"));
    }

    /// <summary>The turns of one wait follow each other closely.</summary>
    private void Turn()
    {
        if (!IsWaiting)
        {
            _wait?.Dispose();
            _wait = _progress.Begin(Text);
        }

        Volatile.Write(ref _lastTurn, _clock.GetTimestamp());
    }

    private string? Text() => IsWaiting ? $"waiting for {Name}: {LockHolders.Find(_database.Name)?.ToString() ?? "another process has locked it"}" : null;
}
