namespace Gromozeka.Database;

/// <summary>
/// The keys of the configuration section <c>Database</c> that the bot's own connections read; its other keys are those of
/// <c>AddMigrations</c>. An environment variable such as <c>Database__ConnectionString</c> overrides the file.
/// </summary>
public sealed class DatabaseOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Database";

    /// <summary>The database product. The only supported value is <c>Sqlite</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>The connection string. A relative <c>Data Source</c> is resolved against the folder of the settings file.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How long, in seconds, a statement of the application waits for another writer.</summary>
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>
    /// Whether foreign keys are enforced. Off: the bot ran without them, and old databases may hold rows that violate them.
    /// </summary>
    public bool ForeignKeys { get; set; }
}
