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

    /// <summary>The error of a fault of the database itself; null when the fault lies in the statement.</summary>
    public static MigrationException? Explain(string database, SqliteException cause, string state) => cause.SqliteErrorCode switch
    {
        CannotOpenCode or InputOutput or ReadOnly or NotADatabase when Obstacle(database, state, cause) is { } obstacle => obstacle,
        ReadOnly when cause.SqliteExtendedErrorCode is ReadOnlyRollback or ReadOnlyRecovery => new MigrationException(
            ErrorCodes.ReadOnly,
            $"{database} cannot be read without writing to it.",
            "a program died while it wrote; what it left partially written has to be undone first",
            state,
            "start the application: SQLite undoes the rest by itself when the file is opened for writing",
            cause),
        Busy => Locked(database, LockHolders.Find(database), state, cause),
        ReadOnly => new MigrationException(
            ErrorCodes.ReadOnly,
            $"{database} cannot be written to.",
            cause.Message,
            state,
            "give this user the right to write to the file and to its folder, or take the file off a read-only volume",
            cause),
        Corrupt => new MigrationException(
            ErrorCodes.Corrupt,
            $"{database} is damaged.",
            cause.Message,
            state,
            "stop every program that uses the file, keep a copy of it, and restore the newest good backup",
            cause),
        Full => DiskFull(database, cause.Message, state, cause),
        InputOutput when IsDiskFull(cause) => DiskFull(
            database, $"{cause.Message} The file {database}-shm, without which a database in write-ahead-log mode cannot be opened, finds no space", state, cause),
        NotADatabase => NotDatabase(database, ForeignFile.Of(database), state, cause),
        // So it says of a file that a statement names; of the database itself it says "unable to open database file".
        CannotOpenCode when cause.Message.Contains("unable to open database: ", StringComparison.Ordinal) => null,
        CannotOpenCode => CannotOpen(database, cause),
        _ => null,
    };

    /// <summary>Who only reads keeps others from writing, and has locked nothing for himself.</summary>
    private static MigrationException Locked(string database, FileUse? use, string state, SqliteException cause) => new(
        ErrorCodes.LockTimeout,
        use is null or { Kind: FileUseKind.Writes } ? $"{database} stayed locked by another process." : $"{database} stayed in use by another process.",
        use is null
            ? $"{cause.Message} Which process keeps it busy is not known"
            : $"{use}{(use.Kind == FileUseKind.IsOpen ? ", and no lock of another process is known" : "")}; it did not let go in time",
        state,
        use is null ? "find the program that keeps the database open and let it finish, then start again" : "let that process finish, or end it, then start again",
        cause);

    /// <summary>
    /// Whether a disk is full, also where SQLite calls that an error of input or output: the file that it shares with others beside a database in
    /// write-ahead-log mode could not be made longer (https://www.sqlite.org/rescode.html#ioerr_shmsize).
    /// </summary>
    public static bool IsDiskFull(SqliteException cause) => cause.SqliteErrorCode == Full || cause.SqliteExtendedErrorCode == SharedMemorySize;

    private static MigrationException DiskFull(string database, string why, string state, SqliteException cause) =>
        new(ErrorCodes.DiskFull, $"There is not enough free disk space for {database}.", why, state, "free disk space and start again", cause);

    private static MigrationException NotDatabase(string database, ForeignFile file, string state, SqliteException cause) =>
        new(ErrorCodes.NotADatabase, $"{database} is not an SQLite database.", file.What, state, file.Next, cause);

    /// <summary>No crash leaves that: SQLite makes the file before its log. It would delete the log of an empty file.</summary>
    public static MigrationException LogWithoutDatabase(string database) => new(
        ErrorCodes.Corrupt,
        $"{database} is damaged.",
        $"the file is empty or missing, but its write-ahead log {database}-wal is not: somebody cut the file off, or moved it without its log",
        "nothing was written",
        "put file and log back together, or restore the newest good backup; to begin with an empty database, move the log away");

    /// <summary>Whether what SQLite lacks to read a database is only the file that it shares with other processes beside it.</summary>
    public static bool MayBeReadAlone(SqliteException cause) =>
        cause.SqliteErrorCode == CannotOpenCode || (cause.SqliteErrorCode == ReadOnly && cause.SqliteExtendedErrorCode != ReadOnlyRollback);

    public static MigrationException CannotLock(string database, string file, Exception cause) =>
        cause is DirectoryNotFoundException
            ? new MigrationException(
                ErrorCodes.CannotOpen,
                $"{database} cannot be opened.",
                cause.Message,
                "nothing was written",
                "look whether the folder exists and whether this user may read and write it",
                cause)
            : CannotLock(database, file, cause.Message, cause);

    public static MigrationException CannotLock(string database, string file, string why, Exception? cause = null) => new(
        ErrorCodes.ReadOnly,
        $"{database} cannot be locked for a run.",
        why.Contains(file, StringComparison.Ordinal) ? why : $"{file} cannot be written to: {why}",
        "nothing was written",
        $"give this user the right to write to {file} and to its folder, or take the folder off a read-only volume",
        cause);

    /// <param name="database">The database.</param>
    /// <param name="path">Its file, one beside it, or its folder.</param>
    /// <param name="reason">Why that cannot be written to.</param>
    public static MigrationException NotWritable(string database, string path, string reason) => new(
        ErrorCodes.ReadOnly,
        $"{database} cannot be written to.",
        $"this user may not write to {path}: {reason}",
        "nothing was written",
        "give this user the right to write to the file and to its folder, or take the file off a read-only volume");

    public static MigrationException CannotCreateFolder(string database, string folder, string why, Exception? cause = null) => new(
        ErrorCodes.CannotOpen,
        $"The folder {folder} of {Path.GetFileName(database)} cannot be created.",
        why,
        "nothing was written",
        "create the folder, or name another file in the connection string",
        cause);

    /// <summary>Something else than a file has the name of the journal or the log; of a pipe, SQLite would wait for the other end. Null when nothing has.</summary>
    public static MigrationException? Obstacle(string database, string state, Exception? cause = null) =>
        CopyFiles.Companions.Select(companion => database + companion).FirstOrDefault(FileStatus.IsObstacle) is { } obstacle
            ? new MigrationException(
                ErrorCodes.JournalObstructed,
                $"{database} cannot be used: something is in the place of its journal.",
                $"{obstacle} is a folder, a pipe or a device, and SQLite keeps a file of that name",
                state,
                $"look what {obstacle} is, and move it away",
                cause)
            : null;

    /// <summary>Something else than a file has the name of the database. Null when nothing has.</summary>
    public static MigrationException? NotAFile(string database) => FileStatus.IsObstacle(database)
        ? new MigrationException(
            ErrorCodes.CannotOpen,
            $"{database} cannot be opened.",
            "it is a folder, a pipe or a device",
            "nothing was written",
            "look whether the configuration names the right file")
        : null;

    /// <summary>Something else than a file has the name of the lock file.</summary>
    public static MigrationException NotALockFile(string database, string file) => new(
        ErrorCodes.LockFileObstructed,
        $"{database} cannot be locked for a run.",
        $"{file} is a folder, a pipe or a device, and the engine locks a file of that name",
        "nothing was written",
        $"look what {file} is, and move it away");

    /// <summary>It is not the main file, whose backups would be of no use.</summary>
    public static MigrationException Attached(string schema, string path, string why, Exception? cause = null) => new(
        ErrorCodes.AttachedUnusable,
        $"The attached database {path} ({schema}) cannot be used.",
        why,
        "nothing was written",
        "look whether SqliteDatabaseOptions.AttachedDatabases names the right file; if it is damaged, restore that one. The main database is not concerned",
        cause);

    /// <summary>The driver would not make the file either.</summary>
    public static MigrationException MayNotCreate(string database, SqliteOpenMode mode) => new(
        ErrorCodes.CannotOpen,
        $"{database} cannot be opened.",
        $"there is no such file, and the connection string says Mode={mode}, which creates none",
        "nothing was written",
        "look whether the configuration names the right file; to create it, leave Mode out");

    public static MigrationException ReadOnlyMode(string database) => new(
        ErrorCodes.ReadOnly,
        $"{database} cannot be written to.",
        "the connection string says Mode=ReadOnly, or that the file is immutable",
        "nothing was written",
        "to change the database, or to back it up, leave that out of the connection string");

    /// <summary>The driver refuses a connection string for what the library cannot do, as to decrypt.</summary>
    public static MigrationException CannotConnect(string database, InvalidOperationException cause) => new(
        ErrorCodes.ConnectionStringRefused,
        $"{database} cannot be opened with this connection string.",
        cause.Message,
        "nothing was written",
        "leave the keyword (Password, for one) out, or let the application reference a library of SQLite that can do it",
        cause);

    public static MigrationException CannotOpen(string database, SqliteException cause) => new(
        ErrorCodes.CannotOpen,
        $"{database} cannot be opened.",
        cause.Message,
        "nothing was written",
        "look whether the folder exists and whether this user may read and write it",
        cause);
}
