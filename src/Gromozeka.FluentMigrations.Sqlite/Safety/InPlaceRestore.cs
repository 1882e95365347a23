using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Restores into the existing file, so that its inode, its links, its owner and the connections of other programs stay valid. With a
/// rollback journal, the file is locked exclusively throughout. With a write-ahead log, only writing is locked, by a page copy that has
/// begun; readers continue. A write-ahead log cannot contain pages of another size: in that case, the file leaves write-ahead-log mode
/// until the end, which needs exclusive use.
/// </summary>
internal sealed class InPlaceRestore : IDatabaseRestore
{
    private const string Log = "wal";

    private readonly SqliteDatabase _database;
    private readonly CopyFiles _files;
    private readonly IDatabaseCopySource _others;
    private readonly LockWait _wait;
    private readonly SqliteConnection _source;
    private SqliteConnection _target;
    private string _journal = "";
    private PageCopy? _pages;
    private bool _isAlone;
    private bool _isRecoded;

    /// <param name="database">The database file, empty if there was none.</param>
    /// <param name="options">How to open it, and how long to wait.</param>
    /// <param name="files">Opens and writes copies.</param>
    /// <param name="others">The database through other connections.</param>
    /// <param name="path">The copy to restore.</param>
    public InPlaceRestore(SqliteDatabase database, SqliteDatabaseOptions options, CopyFiles files, IDatabaseCopySource others, string path)
    {
        (_database, _files, _others, _wait) = (database, files, others, new LockWait(options));
        IsNew = !CopyFiles.HasContent(database.Name);
        _source = files.Open(path);
        try
        {
            _target = database.Connect(database.LockTimeout);
        }
        catch
        {
            _source.Dispose();
            _wait.Dispose();
            throw;
        }
    }

    public bool IsNew { get; }

    /// <summary>A connection keeps the encoding that it found first, and could no longer read the file.</summary>
    public string? CutsOff =>
        IsRecoding ? $"the backup's text encoding is {Encoding(_source)}, and the database's is {Encoding(_target)}" : null;

    private bool IsRecoding => !IsNew && Encoding(_source) != Encoding(_target);

    /// <summary>Waits for the write lock and takes it.</summary>
    public void Lock(CancellationToken cancellationToken)
    {
        BusyHandler.Install(_target.Handle!, _wait);
        _target.DefaultTimeout = LockWait.NoRepetition;
        using var interruption = cancellationToken.Register(_wait.Interrupt);
        try
        {
            _journal = JournalMode();
            if (_journal == Log && PageSize(_source) == PageSize(_target))
            {
                _pages = NewPages();
                _pages.Lock(cancellationToken);
                return;
            }

            _isAlone = true;
            _target.Scalar("PRAGMA locking_mode = EXCLUSIVE");
            // Not DELETE: in this locking mode, it would leave the journal as it is.
            Patiently("PRAGMA journal_mode = TRUNCATE", cancellationToken);
            Patiently("BEGIN EXCLUSIVE", cancellationToken);
            _target.Run("COMMIT");
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public long NeededBytes() =>
        _pages is not null ? _others.NeededBytes() : (long)_target.Scalar("PRAGMA page_count")! * PageSize(_target);

    public void Copy(string path, CancellationToken cancellationToken)
    {
        if (_pages is not null)
            _others.Copy(path, cancellationToken);
        else
            _files.Write(path, _target.Handle!, _database.Name, $"backing up {_database.Name}", cancellationToken);
    }

    public void Complete(CancellationToken cancellationToken)
    {
        var isRecoding = IsRecoding;
        using (var pages = _pages ?? NewPages())
        using (_database.Work.Begin($"restoring {_database.Name}", () => pages.Share))
            pages.Run(cancellationToken);
        _isRecoded = isRecoding;
        Release();
    }

    public void Dispose()
    {
        try
        {
            _pages?.Dispose();
            Release();
        }
        finally
        {
            _target.Dispose();
            _source.Dispose();
            _wait.Dispose();
        }
    }

    /// <summary>Unlocks the file for others, and restores its journal mode, because the copy has that of its own database.</summary>
    private void Release()
    {
        if (!_isAlone)
            return;
        _isAlone = false;
        _wait.Resume();
        try
        {
            if (_isRecoded)
                Reconnect();
            if (JournalMode() == Log)
                _target.Scalar("PRAGMA journal_mode = TRUNCATE");
            _target.Scalar("PRAGMA locking_mode = NORMAL");
            _target.Scalar("PRAGMA schema_version");
            // Now the journal, which TRUNCATE keeps, can be deleted.
            Patiently("PRAGMA journal_mode = DELETE", CancellationToken.None);
            if (_journal == Log)
                Patiently("PRAGMA journal_mode = WAL", CancellationToken.None);
        }
        catch (SqliteException)
        {
            // The restore is complete or undone. If another program still locks the file, it may stay in this journal mode.
        }
    }

    private void Reconnect()
    {
        _target.Dispose();
        _target = _database.Connect(_database.LockTimeout);
        BusyHandler.Install(_target.Handle!, _wait);
        _target.DefaultTimeout = LockWait.NoRepetition;
    }

    private PageCopy NewPages() => new(_source.Handle!, _target.Handle!, _database.LockTimeout);

    private string JournalMode() => (string)_target.Scalar("PRAGMA journal_mode")!;

    private static string Encoding(SqliteConnection connection) => (string)connection.Scalar("PRAGMA encoding")!;

    private static long PageSize(SqliteConnection connection) => (long)connection.Scalar("PRAGMA page_size")!;

    /// <summary>SQLite does not call the busy handler if another connection keeps the file in write-ahead-log mode.</summary>
    private void Patiently(string sql, CancellationToken cancellationToken)
    {
        _wait.Restart();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                _target.Scalar(sql);
                return;
            }
            catch (SqliteException locked) when (locked.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
            {
                if (!_wait.TakeTurn())
                    throw;
            }
        }
    }
}
