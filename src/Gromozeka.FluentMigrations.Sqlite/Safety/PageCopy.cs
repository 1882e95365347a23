using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Copies the pages of one database over those of another with SQLite's online backup (https://www.sqlite.org/backup.html). For the target
/// it is one transaction: if it ends before <see cref="Run"/> has returned, the target is unchanged.
/// </summary>
internal sealed class PageCopy : IDisposable
{
    private const int PagesAtATime = 1024;

    /// <summary>64 MB with pages of 4 KB.</summary>
    private const int StepsBetweenFlushes = 16;

    private const int MostRestarts = 5;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Much less than a program waits for a lock, if it waits at all: the driver's default is 30 s.</summary>
    private static readonly TimeSpan WithoutPause = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(1);

    private readonly sqlite3_backup _backup;
    private readonly sqlite3 _target;
    private readonly TimeSpan _patience;
    private double _share;

    /// <param name="source">The database to copy.</param>
    /// <param name="target">The target database; nothing else may be done on this connection until the copy is disposed.</param>
    /// <param name="patience">How long to wait for a process that locks one of the two.</param>
    /// <param name="schema">The schema to copy, of both connections.</param>
    public PageCopy(sqlite3 source, sqlite3 target, TimeSpan patience, string schema = "main")
    {
        (_target, _patience) = (target, patience);
        _backup = raw.sqlite3_backup_init(target, schema, source, schema);
        if (_backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(target), target);
    }

    /// <summary>The completed share, from 0 to 1. May be read from any thread.</summary>
    public double Share => Volatile.Read(ref _share);

    /// <summary>Reports the completed share to listeners.</summary>
    public void Tell(LongWork work, string file)
    {
        if (!work.IsListenedTo)
            return;
        long total = raw.sqlite3_backup_pagecount(_backup);
        work.Tell(new WorkReport(WorkKind.CopiedPages, file, total - raw.sqlite3_backup_remaining(_backup), total));
    }

    /// <summary>Locks the target for writing until the copy is disposed. Copies nothing.</summary>
    public void Lock(CancellationToken cancellationToken) => Step(0, cancellationToken);

    /// <summary>
    /// Copies all pages, and commits. Between two steps the source is not locked, unless the caller has a transaction on it: others can
    /// write, and SQLite then starts over (https://www.sqlite.org/backup.html).
    /// </summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="flush">Flushes the pages written so far.</param>
    /// <param name="betweenSteps">Called after each step except the last.</param>
    /// <param name="whenRestarted">Called once if SQLite has restarted too often: blocks writers.</param>
    public void Run(CancellationToken cancellationToken, Action? flush = null, Action? whenRestarted = null, Action? betweenSteps = null)
    {
        var (steps, left, restarts) = (0, int.MaxValue, 0);
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var started = TimeProvider.System.GetTimestamp();
            if (Step(PagesAtATime, cancellationToken) == raw.SQLITE_DONE)
                break;
            betweenSteps?.Invoke();
            if (++steps % StepsBetweenFlushes == 0)
                flush?.Invoke();
            var remaining = raw.sqlite3_backup_remaining(_backup);
            if (remaining >= left && ++restarts == MostRestarts)
                whenRestarted?.Invoke();
            left = remaining;
            Volatile.Write(ref _share, 1 - remaining / (double)Math.Max(1, raw.sqlite3_backup_pagecount(_backup)));
            // Processes that wait for the lock poll: the file must be unlocked half of the time.
            var pause = TimeProvider.System.GetElapsedTime(started);
            if (whenRestarted is not null && restarts < MostRestarts && TimeProvider.System.GetElapsedTime(begun) > WithoutPause)
                cancellationToken.WaitHandle.WaitOne(pause > ShortestPause ? pause : ShortestPause);
        }

        SqliteException.ThrowExceptionForRC(raw.sqlite3_backup_finish(_backup), _target);
    }

    public void Dispose() => _backup.Dispose();

    private int Step(int pages, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = raw.sqlite3_backup_step(_backup, pages);
            if (result is raw.SQLITE_OK or raw.SQLITE_DONE)
                return result;
            if (result is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED) || TimeProvider.System.GetElapsedTime(started) >= _patience)
                SqliteException.ThrowExceptionForRC(result, _target);
            cancellationToken.WaitHandle.WaitOne(BetweenTries);
        }
    }
}
