using System.Text.Json;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>Builds a project with the SDK, and determines the path of its assembly.</summary>
internal static class ProjectBuild
{
    private const string Target = "TargetPath";
    private const string Packages = "NuGetPackageRoot";
    private const string Framework = "TargetFramework";
    private const string Frameworks = "TargetFrameworks";
    private const string Assets = "ProjectAssetsFile";
    private const string Invariant = "InvariantGlobalization";

    /// <returns>The absolute path of the assembly, and the package folder that it was built with.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.BuildFailed"/>, or the project was never built.</exception>
    public static (string Assembly, string? Packages) Run(CommandContext context, string project)
    {
        var isBuilt = !context.Value(WorkspaceOptions.NoBuild);
        using var work = context.Log.Progress.Begin(() => Work(project, isBuilt));
        var framework = context.Value(WorkspaceOptions.Framework);
        if (framework is not null)
            Check(context, project, framework);
        var properties = MsBuild(context, Arguments(context, project, isBuilt, framework));
        if (properties[Target].Length == 0 && TargetFrameworks.Best(project, properties[Frameworks]) is { } best)
            properties = MsBuild(context, Arguments(context, project, isBuilt: false, best));
        var path = properties[Target];
        if (path.Length == 0)
            throw Errors.NotFound($"{project} has no assembly.", "it does not say what it builds");
        return File.Exists(path)
            ? (path, properties[Packages] is { Length: > 0 } packages ? packages : null)
            : throw Errors.NotFound(
                $"{project} has not been built.",
                $"there is no file {path}{(isBuilt ? "" : ", and --no-build was given")}"
            );
    }

    /// <summary>
    /// Reads from a built project which framework is loaded, which file lists the packages that were restored, and whether it runs without
    /// cultures.
    /// </summary>
    public static (string Framework, string Assets, bool IsInvariant) Describe(CommandContext context, string project)
    {
        var properties = MsBuild(
            context,
            Arguments(context, project, isBuilt: false, context.Value(WorkspaceOptions.Framework), $"{Assets},{Invariant}")
        );
        var framework = properties[Framework] is { Length: > 0 } only ? only : TargetFrameworks.Best(project, properties[Frameworks]);
        return (
            framework ?? throw Errors.NotFound($"{project} names no framework.", "it has neither a TargetFramework nor TargetFrameworks"),
            properties[Assets],
            properties[Invariant].Equals("true", StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>The SDK would build the project for any framework.</summary>
    private static void Check(CommandContext context, string project, string framework)
    {
        var own = MsBuild(context, Arguments(context, project, isBuilt: false, framework: null));
        TargetFrameworks.Check(project, framework, own[Frameworks].Length > 0 ? own[Frameworks] : own[Framework]);
    }

    /// <summary>Packages are restored before the build; until then, nothing is known about them.</summary>
    private static string Work(string project, bool isBuilt)
    {
        var isRestored = File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json"));
        return $"{(!isBuilt ? "looking up the output of" : isRestored ? "building" : "restoring the packages of")} "
            + $"{Path.GetFileName(project)}";
    }

    private static List<string> Arguments(CommandContext context, string project, bool isBuilt, string? framework, string further = Target)
    {
        List<string> arguments =
        [
            "msbuild",
            project,
            "-nologo",
            "-verbosity:quiet",
            $"-getProperty:{Target},{Packages},{Framework},{Frameworks},{further}",
        ];
        if (isBuilt)
        {
            arguments.AddRange(["-restore", "-target:Build"]);
            // The build of a project with an outdated schema file would fail before the command that writes the file.
            arguments.Add("-property:MigrationSchemaFile=");
        }

        if (context.Value(WorkspaceOptions.Configuration) is { } configuration)
            arguments.Add($"-property:Configuration={configuration}");
        if (framework is not null)
            arguments.Add($"-property:{Framework}={framework}");
        return arguments;
    }

    private static Dictionary<string, string> MsBuild(CommandContext context, List<string> arguments)
    {
        var run = Sdk.Run(context, arguments[1], arguments);
        var output = run.Output;
        // Output of the project's own targets precedes it.
        var answer = output.LastIndexOf("{\n  \"Properties\"", StringComparison.Ordinal) is var place and >= 0
            ? place
            : output.LastIndexOf("{\r\n  \"Properties\"", StringComparison.Ordinal);
        if (run.ExitCode != 0 || answer < 0)
            throw Errors.BuildFailed(arguments[1], BuildErrors.Of(run.All, arguments[1]));
        using var document = JsonDocument.Parse(output[answer..]);
        return document
            .RootElement.GetProperty("Properties")
            .EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value.GetString()!);
    }
}
