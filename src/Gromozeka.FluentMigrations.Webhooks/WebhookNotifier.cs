using Gromozeka.FluentMigrations.Hosting;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Webhooks;

/// <summary>Posts a document for each event.</summary>
internal sealed class WebhookNotifier(IHttpClientFactory clients, IOptions<MigrationWebhookOptions> options) : IMigrationNotifier
{
    public const string Client = "Gromozeka.FluentMigrations.Webhooks";

    // Created together with the notifier, because the last notification may be sent while the services of the program are being disposed.
    private readonly HttpClient _client = clients.CreateClient(Client);

    public async Task NotifyAsync(MigrationProgress progress, CancellationToken cancellationToken)
    {
        if (!options.Value.Kinds.Contains(progress.Kind))
            return;
        using var content = new ByteArrayContent(WebhookDocument.Of(progress, DateTimeOffset.UtcNow));
        content.Headers.ContentType = new("application/json");
        using var response = await _client.PostAsync(options.Value.Url, content, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
