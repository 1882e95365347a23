namespace Gromozeka.FluentMigrations.Webhooks;

/// <summary>Where a host tells of its migrations.</summary>
public sealed class MigrationWebhookOptions
{
    /// <summary>The address that gets a POST with a JSON document.</summary>
    public Uri? Url { get; set; }

    /// <summary>How long one notification may take, with all its tries.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What is told; by default runs that started, ended or failed.</summary>
    public ISet<MigrationProgressKind> Kinds { get; } =
        new HashSet<MigrationProgressKind>
        {
            MigrationProgressKind.RunStarted,
            MigrationProgressKind.RunCompleted,
            MigrationProgressKind.RunFailed,
        };
}
