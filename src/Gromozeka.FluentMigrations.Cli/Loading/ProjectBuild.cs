using System.Diagnostics;

using Gromozeka.FluentMigrations.Cli.Options;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>Builds a project with the SDK, and learns where its assembly is.</summary>
internal static class ProjectBuild
{
    private const int ErrorsShown = 10;

    /// <returns>The absolute path of the assembly.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.BuildFailed"/>, or the project was never built.</exception>
    public static string Run(CommandContext context, string project)
    {
        var isBuilt = !context.Value(WorkspaceOptions.NoBuild);
        using var work = context.Log.Progress.Begin(() => Work(project, isBuilt));
        var output = MsBuild(context, Arguments(context, project, isBuilt));
        var path = output.Trim();
        if (path.Length == 0)
            throw Errors.NotFound($"{project} has no single assembly.", "it is built for several frameworks; name one with --framework");
        return File.Exists(path) ? path : throw Errors.NotFound($"{project} has not been built.", $"there is no file {path}, and --no-build was given");
    }

    /// <summary>Packages are restored before anything is built; while they are, nothing says yet what they are.</summary>
    private static string Work(string project, bool isBuilt)
    {
        var isRestored = File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json"));
        return $"{(!isBuilt ? "looking up the output of" : isRestored ? "building" : "restoring the packages of")} {Path.GetFileName(project)}";
    }

    private static List<string> Arguments(CommandContext context, string project, bool isBuilt)
    {
        List<string> arguments = ["msbuild", project, "-nologo", "-verbosity:quiet", "-getProperty:TargetPath"];
        if (isBuilt)
            arguments.AddRange(["-restore", "-target:Build"]);
        if (context.Value(WorkspaceOptions.Configuration) is { } configuration)
            arguments.Add($"-property:Configuration={configuration}");
        if (context.Value(WorkspaceOptions.Framework) is { } framework)
            arguments.Add($"-property:TargetFramework={framework}");
        return arguments;

    }

    private static string MsBuild(CommandContext context, List<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var stop = context.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        context.CancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? output : throw Errors.BuildFailed(arguments[1], ErrorsOf(output + error.Result));
    }

    private static string ErrorsOf(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).Distinct().ToList();
        return string.Join("\n", (errors.Count > 0 ? errors : [.. lines]).Take(ErrorsShown));
    }
}
