using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>Turns SQLite's result codes (sqlite.org/rescode.html) into errors that say what to do.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int ReadOnlyRecovery = ReadOnly | (1 << 8);
    private const int ReadOnlyRollback = ReadOnly | (3 << 8);
    private const int InputOutput = 10;
    private const int SharedMemorySize = InputOutput | (19 << 8);
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpenCode = 14;
    private const int NotADatabase = 26;

    /// <summary>The error for a fault of the database itself; null if the fault is in the statement.</summary>
    public static MigrationException? Explain(string database, SqliteException cause, string state) =>
        cause.SqliteErrorCode switch
        {
            CannotOpenCode or InputOutput or ReadOnly or NotADatabase when Obstacle(database, state, cause) is { } obstacle => obstacle,
            ReadOnly when cause.SqliteExtendedErrorCode is ReadOnlyRollback or ReadOnlyRecovery => new MigrationException(
                ErrorCodes.ReadOnly,
                $"{database} cannot be read without writing to it.",
                "a program died while writing; its incomplete changes must be rolled back first",
                state,
                "start the application: SQLite rolls them back when it opens the file for writing",
                cause
            ),
            Busy => Locked(database, LockHolders.Find(database), state, cause),
            ReadOnly => new MigrationException(
                ErrorCodes.ReadOnly,
                $"{database} cannot be written to.",
                cause.Message,
                state,
                "give this user write access to the file and its folder, or move the file to a writable volume",
                cause
            ),
            Corrupt => new MigrationException(
                ErrorCodes.Corrupt,
                $"{database} is damaged.",
                cause.Message,
                state,
                "stop every program that uses the file, keep a copy of it, and restore the newest good backup",
                cause
            ),
            Full => DiskFull(database, cause.Message, state, cause),
            InputOutput when IsDiskFull(cause) => DiskFull(
                database,
                $"{cause.Message} There is no space for the file {database}-shm, "
                    + "which SQLite needs to open a database in write-ahead-log mode",
                state,
                cause
            ),
            NotADatabase => NotDatabase(database, ForeignFile.Of(database), state, cause),
            // SQLite's message for a file named by a statement; for the database itself it is "unable to open database file".
            CannotOpenCode when cause.Message.Contains("unable to open database: ", StringComparison.Ordinal) => null,
            CannotOpenCode => CannotOpen(database, cause),
            _ => null,
        };

    /// <summary>A reader blocks writers without holding an exclusive lock.</summary>
    private static MigrationException Locked(string database, FileUse? use, string state, SqliteException cause) =>
        new(
            ErrorCodes.LockTimeout,
            use is null or { Kind: FileUseKind.Writes }
                ? $"{database} stayed locked by another process."
                : $"{database} stayed in use by another process.",
            use is null
                ? $"{cause.Message} The process that keeps it busy is not known"
                : $"{use}{(use.Kind == FileUseKind.IsOpen ? ", and no lock of another process is known" : "")}; "
                    + "it did not release the database in time",
            state,
            use is null
                ? "find the program that keeps the database open and let it finish, then start again"
                : "let that process finish, or end it, then start again",
            cause
        );

    /// <summary>
    /// Whether a disk is full, including the case that SQLite reports as an I/O error: the shared-memory file of a database in
    /// write-ahead-log mode could not grow (https://www.sqlite.org/rescode.html#ioerr_shmsize).
    /// </summary>
    public static bool IsDiskFull(SqliteException cause) =>
        cause.SqliteErrorCode == Full || cause.SqliteExtendedErrorCode == SharedMemorySize;

    private static MigrationException DiskFull(string database, string why, string state, SqliteException cause) =>
        new(
            ErrorCodes.DiskFull,
            $"There is not enough free disk space for {database}.",
            why,
            state,
            "free disk space and start again",
            cause
        );

    private static MigrationException NotDatabase(string database, ForeignFile file, string state, SqliteException cause) =>
        new(ErrorCodes.NotADatabase, $"{database} is not an SQLite database.", file.What, state, file.Next, cause);

    /// <summary>
    /// No crash causes this, because SQLite creates the file before its log. SQLite would delete the log of an empty file.
    /// </summary>
    public static MigrationException LogWithoutDatabase(string database) =>
        new(
            ErrorCodes.Corrupt,
            $"{database} is damaged.",
            $"the file is empty or missing, but its write-ahead log {database}-wal is not: the file was truncated, "
                + "or moved without its log",
            "nothing was written",
            "put the file and its log back together, or restore the newest good backup; to start with an empty database, move the log away"
        );

    /// <summary>Whether SQLite cannot read a database only because it lacks the shared-memory file next to it.</summary>
    public static bool MayBeReadAlone(SqliteException cause) =>
        cause.SqliteErrorCode == CannotOpenCode || (cause.SqliteErrorCode == ReadOnly && cause.SqliteExtendedErrorCode != ReadOnlyRollback);

    public static MigrationException CannotLock(string database, string file, Exception cause) =>
        cause is DirectoryNotFoundException
            ? new MigrationException(
                ErrorCodes.CannotOpen,
                $"{database} cannot be opened.",
                cause.Message,
                "nothing was written",
                "check that the folder exists and that this user can read and write it",
                cause
            )
            : CannotLock(database, file, cause.Message, cause);

    public static MigrationException CannotLock(string database, string file, string why, Exception? cause = null) =>
        new(
            ErrorCodes.ReadOnly,
            $"{database} cannot be locked for a run.",
            why.Contains(file, StringComparison.Ordinal) ? why : $"{file} cannot be written to: {why}",
            "nothing was written",
            $"give this user write access to {file} and its folder, or move the folder to a writable volume",
            cause
        );

    /// <param name="database">The database.</param>
    /// <param name="path">Its file, one next to it, or its folder.</param>
    /// <param name="reason">Why it cannot be written to.</param>
    public static MigrationException NotWritable(string database, string path, string reason) =>
        new(
            ErrorCodes.ReadOnly,
            $"{database} cannot be written to.",
            $"this user may not write to {path}: {reason}",
            "nothing was written",
            "give this user write access to the file and its folder, or move the file to a writable volume"
        );

    public static MigrationException CannotCreateFolder(string database, string folder, string why, Exception? cause = null) =>
        new(
            ErrorCodes.CannotOpen,
            $"The folder {folder} of {Path.GetFileName(database)} cannot be created.",
            why,
            "nothing was written",
            "create the folder, or name another file in the connection string",
            cause
        );

    /// <summary>
    /// Something other than a file has the name of the journal or the log; if it is a pipe, SQLite would wait for its other end. Null if
    /// not.
    /// </summary>
    public static MigrationException? Obstacle(string database, string state, Exception? cause = null) =>
        CopyFiles.Companions.Select(companion => database + companion).FirstOrDefault(FileStatus.IsObstacle) is { } obstacle
            ? new MigrationException(
                ErrorCodes.JournalObstructed,
                $"{database} cannot be used: something else has the name of its journal.",
                $"{obstacle} is a folder, a pipe or a device, but SQLite needs a file with that name",
                state,
                $"check what {obstacle} is, and move it away",
                cause
            )
            : null;

    /// <summary>Something other than a file has the name of the database. Null if not.</summary>
    public static MigrationException? NotAFile(string database) =>
        FileStatus.IsObstacle(database)
            ? new MigrationException(
                ErrorCodes.CannotOpen,
                $"{database} cannot be opened.",
                "it is a folder, a pipe or a device",
                "nothing was written",
                "check that the configuration names the right file"
            )
            : null;

    /// <summary>Something other than a file has the name of the lock file.</summary>
    public static MigrationException NotALockFile(string database, string file) =>
        new(
            ErrorCodes.LockFileObstructed,
            $"{database} cannot be locked for a run.",
            $"{file} is a folder, a pipe or a device, but the engine needs a lock file with that name",
            "nothing was written",
            $"check what {file} is, and move it away"
        );

    /// <summary>Not the main file: its backups would not help.</summary>
    public static MigrationException Attached(string schema, string path, string why, Exception? cause = null) =>
        new(
            ErrorCodes.AttachedUnusable,
            $"The attached database {path} ({schema}) cannot be used.",
            why,
            "nothing was written",
            "check that SqliteDatabaseOptions.AttachedDatabases names the right file; "
                + "if the file is damaged, restore it. The main database is not affected",
            cause
        );

    /// <summary>The driver would not create the file either.</summary>
    public static MigrationException MayNotCreate(string database, SqliteOpenMode mode) =>
        new(
            ErrorCodes.CannotOpen,
            $"{database} cannot be opened.",
            $"the file does not exist, and Mode={mode} in the connection string does not create it",
            "nothing was written",
            "check that the configuration names the right file; to create it, remove Mode"
        );

    public static MigrationException ReadOnlyMode(string database) =>
        new(
            ErrorCodes.ReadOnly,
            $"{database} cannot be written to.",
            "the connection string contains Mode=ReadOnly or immutable=1",
            "nothing was written",
            "to change the database or back it up, remove that from the connection string"
        );

    /// <summary>
    /// The driver refuses a connection string that requires something that the library does not support, such as encryption.
    /// </summary>
    public static MigrationException CannotConnect(string database, InvalidOperationException cause) =>
        new(
            ErrorCodes.ConnectionStringRefused,
            $"{database} cannot be opened with this connection string.",
            cause.Message,
            "nothing was written",
            "remove the keyword (for example Password), or have the application reference an SQLite library that supports it",
            cause
        );

    public static MigrationException CannotOpen(string database, SqliteException cause) =>
        new(
            ErrorCodes.CannotOpen,
            $"{database} cannot be opened.",
            cause.Message,
            "nothing was written",
            "check that the folder exists and that this user can read and write it",
            cause
        );
}
