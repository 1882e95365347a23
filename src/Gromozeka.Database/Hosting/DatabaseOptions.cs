namespace Gromozeka.Database;

/// <summary>
/// The keys of the configuration section <c>Database</c> that the bot's own connections read; its other keys are those of
/// <c>AddMigrations</c>. An environment variable such as <c>Database__ConnectionString</c> overrides the file.
/// </summary>
public sealed class DatabaseOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Database";

    /// <summary>The database product: <c>Sqlite</c> or <c>Postgres</c>.</summary>
    public string Provider { get; set; } = nameof(DatabaseProvider.Sqlite);

    /// <summary>
    /// The connection string, of Microsoft.Data.Sqlite or Npgsql. A relative <c>Data Source</c> is resolved against the folder of the
    /// settings file.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// How long, in seconds, a statement of the application waits for another writer; on PostgreSQL, how long it may take.
    /// </summary>
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>
    /// Whether foreign keys are enforced on SQLite; PostgreSQL always enforces them. Off: the bot ran without them, and old databases may
    /// hold rows that violate them.
    /// </summary>
    public bool ForeignKeys { get; set; }
}
