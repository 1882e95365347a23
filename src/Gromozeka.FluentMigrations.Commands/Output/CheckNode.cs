using System.Text.Json.Serialization;

namespace Gromozeka.FluentMigrations.Commands.Output;

internal sealed record CheckNode(string Name, string Value, bool Ok, string? Origin)
{
    /// <summary>The error with which other commands end because of it; null if they do not.</summary>
    [JsonIgnore]
    public ErrorCode? Error { get; init; }
}
