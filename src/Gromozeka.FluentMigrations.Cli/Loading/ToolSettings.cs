using System.Text.Json;
using System.Text.Json.Serialization;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// The settings of a repository in <c>.config/dotnet-fm.json</c>, so that its developers need no options. Paths are relative to the folder
/// that contains <c>.config</c>.
/// </summary>
internal sealed record ToolSettings
{
    /// <summary>The project to build and load.</summary>
    public string? Project { get; init; }

    /// <summary>The assembly to load, instead of a project.</summary>
    public string? Assembly { get; init; }

    /// <summary>The source folder of the migrations, for <c>new</c>.</summary>
    public string? Migrations { get; init; }

    /// <summary>The file that the settings were read from.</summary>
    [JsonIgnore]
    public string Path { get; init; } = "";

    /// <summary>Reads the nearest file, from the current folder upwards.</summary>
    /// <returns>The settings with absolute paths; null if there is no file.</returns>
    public static ToolSettings? Find()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var file = System.IO.Path.Combine(folder.FullName, ".config", "dotnet-fm.json");
            if (File.Exists(file))
                return Read(file, folder.FullName);
        }

        return null;
    }

    private static ToolSettings Read(string file, string root)
    {
        try
        {
            var settings = JsonSerializer.Deserialize(File.ReadAllBytes(file), ToolSettingsJson.Default.ToolSettings) ?? new ToolSettings();
            return settings with
            {
                Path = file,
                Project = Full(settings.Project, root),
                Assembly = Full(settings.Assembly, root),
                Migrations = Full(settings.Migrations, root),
            };
        }
        catch (JsonException cause)
        {
            throw SettingErrors.File($"{file} cannot be read: {cause.Message}");
        }
    }

    private static string? Full(string? path, string root) => path is null ? null : System.IO.Path.GetFullPath(path, root);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(ToolSettings))]
internal sealed partial class ToolSettingsJson : JsonSerializerContext;
