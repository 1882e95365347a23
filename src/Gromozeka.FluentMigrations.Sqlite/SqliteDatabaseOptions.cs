using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Waiting;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>How the engine opens an SQLite database.</summary>
public sealed record SqliteDatabaseOptions
{
    /// <summary>
    /// A connection string of Microsoft.Data.Sqlite that names a file, by a path or a <c>file:</c> URI. Where the driver takes a relative path from the
    /// folder <c>DataDirectory</c> of the <see cref="AppDomain"/>, so does the engine. With <c>Mode=ReadOnly</c> nothing is ever written, with
    /// <c>Mode=ReadWrite</c> no file is created. <c>Foreign Keys=True</c> has the effect of <see cref="ForeignKeys"/>.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// Whether foreign keys are enforced on the connections of the engine. Set explicitly on each connection, because the bundled
    /// SQLite enforces them by default while many existing databases were never run that way.
    /// </summary>
    public bool ForeignKeys { get; init; }

    /// <summary>
    /// Whether the journal is a write-ahead log: true or false brings the file to that mode in a run that has something to apply; null
    /// leaves the mode as it is found.
    /// </summary>
    public bool? WriteAheadLog { get; init; }

    /// <summary>
    /// Further database files, by the name of the schema under which migrations reach them (<c>InSchema("archive")</c>). They commit
    /// together with the main file; after a loss of power, in write-ahead-log mode, each for itself (sqlite.org/lang_attach.html).
    /// </summary>
    public IReadOnlyDictionary<string, string> AttachedDatabases { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether a column may get a type by which SQLite changes values that are there, as <c>'007'</c> becomes 7. Otherwise such a change
    /// is refused with the rows concerned.
    /// </summary>
    public bool AllowLossyCasts { get; init; }

    /// <summary>Whether comments are taken out of <c>Execute.Sql</c> and scripts before they run.</summary>
    public bool StripComments { get; init; }

    /// <summary>The text that dates become, wherever a migration gives one: in a row, a default, a criterion.</summary>
    public SqliteDateFormat DateFormat { get; init; }

    /// <summary>
    /// Whether GUIDs are stored as 16 bytes in the order of <see cref="Guid.ToByteArray()"/>, as FluentMigrator does for
    /// <c>AddSQLite(binaryGuid: true)</c>; otherwise as text.
    /// </summary>
    public bool BinaryGuid { get; init; }

    /// <summary>
    /// Whether columns are declared with types that STRICT tables know, as FluentMigrator does for <c>AddSQLite(useStrictTables: true)</c>: TEXT for
    /// dates, decimals and GUIDs, REAL for floating point numbers. As there, the tables themselves do not become STRICT.
    /// </summary>
    public bool UseStrictTables { get; init; }

    /// <summary>
    /// Whether <c>Identity()</c> on an INTEGER column that is no primary key is left out with a warning, as FluentMigrator leaves it out silently.
    /// Otherwise such a column becomes the primary key that SQLite numbers, and is refused when another column is that key.
    /// </summary>
    public bool LeaveOutIdentityWithoutKey { get; init; }

    /// <summary>
    /// Whether <c>Alter.Table(…).WithDescription(…)</c> is left out with a warning, as FluentMigrator leaves it out silently. Otherwise it is refused.
    /// </summary>
    internal bool LeaveOutDescriptions { get; init; }

    /// <summary>How long to wait for another process that holds the database.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The version of SQLite whose statements are used, as 3053004 for 3.53.4; null for that of the library.</summary>
    internal int? LibraryVersion { get; init; }

    /// <summary>The version of SQLite whose statements may be used, as 3053004 for 3.53.4.</summary>
    internal int StatementVersion => LibraryVersion ?? raw.sqlite3_libversion_number();

    /// <summary>Whether the statements are for the shell of SQLite, which gets a text with a CR as an expression.</summary>
    internal bool IsForScripts { get; init; }

    /// <summary>
    /// Prepares each connection that the engine opens: registers collations and functions, loads extensions, sets the key of an encrypted
    /// file. Null when nothing needs to be prepared.
    /// </summary>
    /// <remarks>
    /// Called once for every connection right after it was opened, before any other statement touches the database: connections that
    /// migrate, that only read, that copy, check and restore backups, and those to databases in memory that the engine uses for plans,
    /// dry runs and rebuilds. Several may be opened at once, from several threads. It must leave the connection open, without a
    /// transaction and without a reader; otherwise, or when it throws, the operation fails with
    /// <see cref="ErrorCodes.ConnectionNotPrepared"/>. It may create temporary objects, and must not write to
    /// the database: on a connection that only reads, SQLite refuses to.
    /// After it the engine sets <c>foreign_keys</c>, <c>query_only</c>, <c>writable_schema</c>, <c>legacy_alter_table</c>,
    /// <c>ignore_check_constraints</c>, <c>locking_mode</c> and the busy time-out itself; other settings of the connection stay as it leaves them.
    /// </remarks>
    public Action<SqliteConnection>? ConnectionOpened { get; init; }

    /// <summary>The bytes that are free on the disk of a file or folder.</summary>
    internal Func<string, long> FreeBytes { get; init; } = FreeSpace.OfDisk;

    /// <summary>Measures how long a wait for another process lasts.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Decides when to try again in such a wait.</summary>
    internal Random Random { get; init; } = Random.Shared;

    /// <summary>Who is told what takes its time.</summary>
    internal LongWork Work { get; init; } = new();
}
