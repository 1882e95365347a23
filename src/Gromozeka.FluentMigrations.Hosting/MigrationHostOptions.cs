namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// The host's options for one database. They are named options, with the name of the database; its configuration section is applied last.
/// </summary>
public sealed class MigrationHostOptions
{
    /// <summary>What the host does with the database at startup.</summary>
    public MigrationStart Start { get; set; }

    /// <summary>
    /// Whether the host's other services, such as a web server, start before the run instead of after it. Until the run has finished, the
    /// health check is unhealthy; a service that needs the database waits for <see cref="MigrationCompletion.WaitAsync"/>.
    /// </summary>
    public bool StartServerFirst { get; set; }

    /// <summary>The options of the engine.</summary>
    public MigrationOptions Migrations { get; } = new();

    /// <summary>The errors in the section.</summary>
    internal List<string> Errors { get; } = [];
}
