using System.Text.Json;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>Determines which packages a bundle needs that the application does not reference.</summary>
internal static class BundlePackages
{
    private const string Engine = "Gromozeka.FluentMigrations";

    /// <summary>The build files of an engine that is referred to as a project; null for the package, which brings them.</summary>
    public static string? BuildFiles(string project, string assets)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        var engine = document
            .RootElement.GetProperty("libraries")
            .EnumerateObject()
            .FirstOrDefault(one => one.Name.Split('/')[0] == Engine);
        return engine.Value.ValueKind == JsonValueKind.Object && engine.Value.GetProperty("type").GetString() == "project"
            ? Path.GetFullPath(
                Path.Combine(
                    Path.GetDirectoryName(project)!,
                    engine.Value.GetProperty("path").GetString()!,
                    "../build",
                    Engine + ".targets"
                )
            )
            : null;
    }

    /// <param name="project">The application's project.</param>
    /// <param name="assets">The file with the packages that were restored for it.</param>
    /// <param name="dialect">The package of the dialect.</param>
    /// <param name="toolVersion">The version of this tool, used if the application does not reference the engine.</param>
    public static IReadOnlyList<(string Id, string Version)> Missing(string project, string assets, string dialect, string toolVersion)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        var libraries = document
            .RootElement.GetProperty("libraries")
            .EnumerateObject()
            .Select(library =>
                (Name: library.Name.Split('/')[0], Version: library.Name.Split('/')[1], Type: library.Value.GetProperty("type").GetString())
            )
            .ToList();
        var missing = new[] { Engine + ".Commands", dialect }.Where(id => libraries.All(library => library.Name != id)).ToList();
        var engine = libraries.FirstOrDefault(library => library.Name == Engine);
        if (missing.Count > 0 && engine.Type == "project")
        {
            throw Errors.NotFound(
                $"{project} cannot be bundled.",
                $"it references {Engine} as a project, but does not reference {string.Join(" or ", missing)}",
                $"add a reference to the project {missing[0]}"
            );
        }

        return [.. missing.Select(id => (id, engine.Version ?? toolVersion))];
    }
}
