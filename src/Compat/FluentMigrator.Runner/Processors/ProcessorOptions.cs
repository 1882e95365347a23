namespace FluentMigrator.Runner.Processors;

/// <summary>How the database is reached and used.</summary>
public sealed class ProcessorOptions : IMigrationProcessorOptions
{
    /// <summary>The connection string, or the name of one in the configuration.</summary>
    public string ConnectionString { get; set; }

    /// <summary>Whether the SQL is only reported; nothing is written, and no database is created.</summary>
    public bool PreviewOnly { get; set; }

    /// <summary>How long a command waits for another process that holds the database; null for what the connection string says.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Settings of other database products; SQLite has none.</summary>
    public string ProviderSwitches { get; set; }

    /// <summary>Whether comments are taken out of scripts before they run.</summary>
    public bool StripComments { get; set; }
}
