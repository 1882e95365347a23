using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Copies the pages of one database over those of another with SQLite's online backup (https://www.sqlite.org/backup.html). To the target it
/// is one transaction: when it ends before <see cref="Run"/> has returned, the target is as it was.
/// </summary>
internal sealed class PageCopy : IDisposable
{
    private const int PagesAtATime = 1024;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(1);

    private readonly sqlite3_backup _backup;
    private readonly sqlite3 _target;
    private readonly TimeSpan _patience;

    /// <param name="source">What is copied.</param>
    /// <param name="target">Where to; nothing else may be done on this connection until the copy is disposed.</param>
    /// <param name="patience">How long to wait for whoever locks one of the two.</param>
    public PageCopy(sqlite3 source, sqlite3 target, TimeSpan patience)
    {
        (_target, _patience) = (target, patience);
        _backup = raw.sqlite3_backup_init(target, "main", source, "main");
        if (_backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(target), target);
    }

    /// <summary>Takes the right to write to the target away from everybody else, until the copy is disposed. Copies nothing.</summary>
    public void Lock(CancellationToken cancellationToken) => Step(0, cancellationToken);

    /// <summary>Copies all pages, and commits.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while (Step(PagesAtATime, cancellationToken) != raw.SQLITE_DONE)
        {
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
