using System.Text.Json;
using System.Text.Json.Nodes;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Masks the strings of a document one by one: if the JSON were masked as a whole, a match could cross a quote or remove one.
/// </summary>
internal static class MaskedJson
{
    /// <param name="document">The document, which is changed.</param>
    /// <param name="leftOut">The name of a member that is not masked.</param>
    public static void Mask(JsonObject document, string leftOut)
    {
        foreach (var (name, node) in document.ToList())
        {
            if (name != leftOut)
                document[name] = Masked(node);
        }
    }

    private static JsonNode? Masked(JsonNode? node) =>
        node switch
        {
            JsonObject found => new JsonObject(found.ToList().Select(member => KeyValuePair.Create(member.Key, Masked(member.Value)))),
            JsonArray found => new JsonArray([.. found.ToList().Select(Masked)]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Secrets.Mask(value.GetValue<string>())),
            _ => node?.DeepClone(),
        };
}
