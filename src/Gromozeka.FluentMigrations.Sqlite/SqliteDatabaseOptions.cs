using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>How the engine opens an SQLite database.</summary>
public sealed record SqliteDatabaseOptions
{
    /// <summary>
    /// A connection string of Microsoft.Data.Sqlite that names a file, by a path or a <c>file:</c> URI, or an in-memory database that
    /// connections share (<c>Data Source=app;Mode=Memory;Cache=Shared</c>). Like the driver, the engine resolves a relative path against
    /// the <c>DataDirectory</c> of the <see cref="AppDomain"/>, if set. With <c>Mode=ReadOnly</c> nothing is ever written; with
    /// <c>Mode=ReadWrite</c> no file is created. <c>Foreign Keys=True</c> has the same effect as
    /// <see cref="ForeignKeys"/>.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// Whether foreign keys are enforced on the connections of the engine. Set explicitly on each connection, because the bundled SQLite
    /// enforces them by default, but many existing databases were never used that way.
    /// </summary>
    public bool ForeignKeys { get; init; }

    /// <summary>
    /// Whether the database uses a write-ahead log. True or false changes the journal mode in a run that applies migrations; null leaves
    /// it unchanged.
    /// </summary>
    public bool? WriteAheadLog { get; init; }

    /// <summary>
    /// Attached database files, by the schema name that migrations use (<c>InSchema("archive")</c>). They commit together with the main
    /// file. In write-ahead-log mode, a power failure may leave some committed and others not (sqlite.org/lang_attach.html).
    /// </summary>
    public IReadOnlyDictionary<string, string> AttachedDatabases { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether a column may get a type that makes SQLite change existing values, such as <c>'007'</c> to 7. Otherwise such a change is
    /// refused, and the error names the rows.
    /// </summary>
    public bool AllowLossyCasts { get; init; }

    /// <summary>Whether comments are removed from <c>Execute.Sql</c> and scripts before they run.</summary>
    public bool StripComments { get; init; }

    /// <summary>The text format of dates in a migration: in rows, defaults and criteria.</summary>
    public SqliteDateFormat DateFormat { get; init; }

    /// <summary>
    /// Whether GUIDs are stored as 16 bytes in the order of <see cref="Guid.ToByteArray()"/>, as FluentMigrator does for
    /// <c>AddSQLite(binaryGuid: true)</c>; otherwise as text.
    /// </summary>
    public bool BinaryGuid { get; init; }

    /// <summary>
    /// Whether columns are declared with types that STRICT tables allow, as in FluentMigrator with <c>AddSQLite(useStrictTables:
    /// true)</c>: TEXT for dates, decimals and GUIDs, REAL for floating point numbers. As in FluentMigrator, the tables themselves do not
    /// become STRICT.
    /// </summary>
    public bool UseStrictTables { get; init; }

    /// <summary>
    /// Whether <c>Identity()</c> on an INTEGER column that is not the primary key is ignored with a warning; FluentMigrator ignores it
    /// silently. Otherwise such a column becomes the AUTOINCREMENT primary key, and is refused if another column is the primary key.
    /// </summary>
    public bool LeaveOutIdentityWithoutKey { get; init; }

    /// <summary>
    /// Whether <c>Alter.Table(…).WithDescription(…)</c> is ignored with a warning; FluentMigrator ignores it silently. Otherwise it is
    /// refused.
    /// </summary>
    internal bool LeaveOutDescriptions { get; init; }

    /// <summary>How long to wait for another process that has locked the database.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The version of SQLite whose statements are used, for example 3053004 for 3.53.4; null for that of the library.</summary>
    internal int? LibraryVersion { get; init; }

    /// <summary>The version of SQLite whose statements may be used, for example 3053004 for 3.53.4.</summary>
    internal int StatementVersion => LibraryVersion ?? raw.sqlite3_libversion_number();

    /// <summary>Whether the statements are for the sqlite3 shell, in which a text with a CR is written as an expression.</summary>
    internal bool IsForScripts { get; init; }

    /// <summary>
    /// Prepares each connection that the engine opens: registers collations and functions, loads extensions, sets the key of an encrypted
    /// file. Null when nothing needs to be prepared.
    /// </summary>
    /// <remarks>
    /// Called once for every connection right after it is opened, before any other statement: connections that migrate, that only read,
    /// that copy, check and restore backups, and those to in-memory databases that the engine uses for plans, dry runs and rebuilds.
    /// Several threads may open connections at the same time. It must leave the connection open, without a transaction or a reader;
    /// otherwise, or if it throws, the operation fails with <see cref="ErrorCodes.ConnectionNotPrepared"/>. It may create temporary
    /// objects, but must not write to the database; on a read-only connection, SQLite refuses writes. Afterwards the engine sets
    /// <c>foreign_keys</c>, <c>query_only</c>, <c>writable_schema</c>, <c>legacy_alter_table</c>, <c>ignore_check_constraints</c>,
    /// <c>locking_mode</c> and the busy timeout itself; other settings of the connection stay as it leaves them.
    /// </remarks>
    public Action<SqliteConnection>? ConnectionOpened { get; init; }

    /// <summary>Returns the free bytes on the disk of a file or folder.</summary>
    internal Func<string, long> FreeBytes { get; init; } = FreeSpace.OfDisk;

    /// <summary>Measures how long a wait for another process lasts.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Decides when to retry during such a wait.</summary>
    internal Random Random { get; init; } = Random.Shared;

    /// <summary>Receives reports of long work.</summary>
    internal LongWork Work { get; init; } = new();
}
