using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>Writes the values of a key as JSON, and reads exactly the same values back.</summary>
internal static class KeyValues
{
    /// <exception cref="NotSupportedException">A value has a type that a key cannot have.</exception>
    public static string Write(IReadOnlyList<object?> values)
    {
        using var buffer = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartArray();
            foreach (var value in values)
                Write(json, value);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <exception cref="FormatException">It is not the text of a key.</exception>
    public static object?[] Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Select(Read)];
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw new FormatException($"'{text}' is not a key", cause);
        }
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double real:
                Tagged(json, "real", real.ToString("R", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                Tagged(json, "blob", Convert.ToBase64String(bytes));
                break;
            default:
                throw new NotSupportedException($"a key with a value of the type {value.GetType().Name} is not supported");
        }
    }

    private static void Tagged(Utf8JsonWriter json, string type, string value)
    {
        json.WriteStartObject();
        json.WriteString(type, value);
        json.WriteEndObject();
    }

    private static object? Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Number:
                return value.GetInt64();
        }

        var tagged = value.EnumerateObject().Single();
        var text = tagged.Value.GetString()!;
        return tagged.Name switch
        {
            "real" => double.Parse(text, CultureInfo.InvariantCulture),
            "blob" => Convert.FromBase64String(text),
            _ => throw new FormatException($"'{tagged.Name}' is not a type of a key"),
        };
    }
}
