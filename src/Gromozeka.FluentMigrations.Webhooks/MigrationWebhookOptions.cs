namespace Gromozeka.FluentMigrations.Webhooks;

/// <summary>Options for notifying a URL.</summary>
public sealed class MigrationWebhookOptions
{
    /// <summary>The URL to which a JSON document is posted.</summary>
    public Uri? Url { get; set; }

    /// <summary>The time limit for one notification, including retries.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The events to send; by default, runs that started, ended or failed.</summary>
    public ISet<MigrationProgressKind> Kinds { get; } =
        new HashSet<MigrationProgressKind>
        {
            MigrationProgressKind.RunStarted,
            MigrationProgressKind.RunCompleted,
            MigrationProgressKind.RunFailed,
        };
}
