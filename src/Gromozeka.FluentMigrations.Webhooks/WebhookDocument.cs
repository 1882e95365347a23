using System.Text.Json;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Webhooks;

/// <summary>The JSON document of a notification. Secrets are masked in all of its strings.</summary>
internal static class WebhookDocument
{
    public static byte[] Of(MigrationProgress progress, DateTimeOffset at)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("event", JsonNamingPolicy.SnakeCaseLower.ConvertName(progress.Kind.ToString()));
            json.WriteString("at", at);
            json.WriteString("host", Environment.MachineName);
            Text("database", progress.Database);
            Text("step", progress.Step);
            Number("version", progress.Version);
            Text("direction", progress.Direction?.ToString().ToLowerInvariant());
            Number("number", progress.Number);
            Number("count", progress.Count);
            Text("holder", progress.Holder);
            Number("elapsed_ms", (long?)progress.Elapsed?.TotalMilliseconds);
            Text("code", (progress.Error as MigrationException)?.Code.Id);
            Text("error", progress.Error?.Message);
            json.WriteEndObject();

            void Text(string name, string? value)
            {
                if (value is not null)
                    json.WriteString(name, Secrets.Mask(value));
            }

            void Number(string name, long? value)
            {
                if (value is { } number)
                    json.WriteNumber(name, number);
            }
        }

        return bytes.ToArray();
    }
}
