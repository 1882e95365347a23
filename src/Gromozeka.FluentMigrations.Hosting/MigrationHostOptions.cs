namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// What a host decides about one database. Named by the name of the database; its section of the configuration comes last.
/// </summary>
public sealed class MigrationHostOptions
{
    /// <summary>What the host does when it starts.</summary>
    public MigrationStart Start { get; set; }

    /// <summary>
    /// Whether the host's other services, such as a web server, start before the run, and not after it. Until the run has ended the health
    /// check is unhealthy; who needs the database waits for <see cref="MigrationCompletion.WaitAsync"/>.
    /// </summary>
    public bool StartServerFirst { get; set; }

    /// <summary>The options of the engine.</summary>
    public MigrationOptions Migrations { get; } = new();

    /// <summary>What is wrong with the section.</summary>
    internal List<string> Errors { get; } = [];
}
