namespace Gromozeka.Database;

/// <summary>
/// The section <c>Database</c> of the configuration. An environment variable such as <c>Database__ConnectionString</c> overrides the file.
/// </summary>
public sealed class DatabaseOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Database";

    /// <summary>The database product. The only supported value is <c>Sqlite</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>The connection string. A relative <c>Data Source</c> is resolved against the folder of the settings file.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How long, in seconds, a migration waits for another process that holds the database.</summary>
    public int LockTimeoutSeconds { get; set; } = 60;

    /// <summary>How long, in seconds, a statement of the application waits for another writer.</summary>
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>
    /// How long, in seconds, the statements of one migration may take; after that, the running statement is interrupted and the migration
    /// rolled back. 0 for no limit.
    /// </summary>
    public int StepTimeoutSeconds { get; set; }

    /// <summary>
    /// Whether the database uses a write-ahead log. The mode changes only in a run that applies migrations; null leaves it unchanged.
    /// </summary>
    public bool? WriteAheadLog { get; set; }

    /// <summary>
    /// Whether foreign keys are enforced. Off: the bot ran without them, and old databases may hold rows that violate them.
    /// </summary>
    public bool ForeignKeys { get; set; }

    /// <summary>Whether this program may run on a database that has applied migrations newer than all of its own.</summary>
    public bool AllowNewerDatabase { get; set; }

    /// <summary>Whether this program may run on a database that has applied migrations that the program lacks.</summary>
    public bool AllowMissingMigrations { get; set; }

    /// <summary>Whether a pending migration below the current version is applied.</summary>
    public bool AllowOutOfOrder { get; set; }

    /// <summary>
    /// Whether a rollback may drop tables and columns that hold rows, and a migration too when <see cref="ConfirmDataLoss"/> is set.
    /// </summary>
    public bool AllowDataLoss { get; set; }

    /// <summary>Whether a migration that deletes a table or column with rows is refused; otherwise it runs with a warning.</summary>
    public bool ConfirmDataLoss { get; set; }

    /// <summary>Whether the database is backed up before it is migrated or rolled back.</summary>
    public bool Backup { get; set; } = true;

    /// <summary>The folder of the backups; a relative one is resolved against the folder of the database.</summary>
    public string BackupFolder { get; set; } = "backups";

    /// <summary>How many backups are kept.</summary>
    public int BackupKeep { get; set; } = 5;

    /// <summary>Whether migrations marked as breaking changes are applied.</summary>
    public bool AllowBreakingChange { get; set; }
}
