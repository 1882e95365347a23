using System.Text.Json;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>A shared framework that a program requires.</summary>
internal sealed record FrameworkReference(string Name, Version Version)
{
    public override string ToString() => $"{Name} {Version}";
}

/// <summary>The runtime that a program requires, according to its <c>.runtimeconfig.json</c>. A library has no such file.</summary>
/// <param name="Frameworks">The shared frameworks, including those of a self-contained program.</param>
/// <param name="Properties">The switches and values that the program sets for its libraries.</param>
internal sealed record RuntimeConfiguration(IReadOnlyList<FrameworkReference> Frameworks, IReadOnlyDictionary<string, object> Properties)
{
    /// <summary>The switch that leaves cultures out.</summary>
    public const string InvariantGlobalization = "System.Globalization.Invariant";

    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>The configuration of the program; null if it has none.</returns>
    public static RuntimeConfiguration? Of(string assembly)
    {
        var file = Path.ChangeExtension(assembly, ".runtimeconfig.json");
        if (!File.Exists(file))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), Json);
            var options = document.RootElement.GetProperty("runtimeOptions");
            return new RuntimeConfiguration([.. FrameworksOf(options)], PropertiesOf(options));
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Errors.CannotLoad($"{file} cannot be read.", cause.Message, "build the program again", cause);
        }
    }

    /// <summary>
    /// Sets the program's switches in this process, as its own host would. Switches that the runtime reads only at startup do not change.
    /// </summary>
    public void Apply()
    {
        foreach (var (name, value) in Properties)
        {
            if (value is bool isOn)
                AppContext.SetSwitch(name, isOn);
            else
                AppContext.SetData(name, value);
        }
    }

    private static IEnumerable<FrameworkReference> FrameworksOf(JsonElement options)
    {
        var named = options.TryGetProperty("framework", out var one) ? [one] : Enumerable.Empty<JsonElement>();
        foreach (var list in new[] { "frameworks", "includedFrameworks" })
            named = named.Concat(
                options.TryGetProperty(list, out var several) ? several.EnumerateArray() : Enumerable.Empty<JsonElement>()
            );
        foreach (var framework in named)
        {
            // A preview counts as the version that it precedes.
            if (Version.TryParse(framework.GetProperty("version").GetString()?.Split('-')[0], out var version))
                yield return new FrameworkReference(framework.GetProperty("name").GetString()!, version);
        }
    }

    private static Dictionary<string, object> PropertiesOf(JsonElement options)
    {
        var properties = new Dictionary<string, object>();
        if (!options.TryGetProperty("configProperties", out var values))
            return properties;
        foreach (var property in values.EnumerateObject())
            properties[property.Name] = property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? property.Value.GetBoolean()
                : property.Value.ToString();
        return properties;
    }
}
