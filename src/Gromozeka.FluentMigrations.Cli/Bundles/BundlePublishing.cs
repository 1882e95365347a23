using Gromozeka.FluentMigrations.Cli.Loading;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>Writes the project of a bundle, has the SDK publish it, and removes what it wrote.</summary>
internal static class BundlePublishing
{
    /// <summary>Publishes the bundle to its output.</summary>
    /// <returns>What was written, and what the compiler of native code warns of.</returns>
    public static (string Written, IReadOnlyList<string> Warnings) Run(CommandContext context, BundlePlan plan, BundleOutput output)
    {
        // The application does not compile what is there, and its package sources apply.
        var folder = Path.Combine(plan.Intermediate, $"bundle-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            var project = Path.Combine(folder, plan.Name + ".csproj");
            File.WriteAllText(project, BundleSources.Project(plan));
            File.WriteAllText(Path.Combine(folder, "Program.cs"), BundleSources.Program(plan));
            var published = Path.Combine(folder, "published");
            string said;
            using (context.Log.Progress.Begin(() => $"publishing the bundle of {Path.GetFileName(plan.Project)}"))
                said = Publish(context, plan, project, published);
            var executable = Path.GetFileName(
                Directory
                    .EnumerateFiles(published)
                    .Single(file => Path.GetFileName(file) == plan.Name || Path.GetFileName(file) == plan.Name + ".exe")
            );
            if (output.IsFile && LeftOut(published, executable) is { Count: > 0 } files)
                context.Log.Warn(
                    $"{Path.GetFileName(output.Path)} does not contain the application's files {string.Join(", ", files)}: "
                        + "if a migration reads one of them, bundle into a folder or an archive"
                );
            if (output.Take(published, executable, file => DatabaseFiles.ReasonOf(context, file)) is { } left)
                context.Log.Warn($"{left} has what was replaced, and could not be removed");
            return (
                output.IsFolder ? Path.Combine(output.Path, executable) : output.Path,
                plan.IsNative ? NativeBundle.Warnings(said) : []
            );
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The files of the application that are not part of a single file, other than its settings.</summary>
    private static List<string> LeftOut(string published, string executable) =>
        [
            .. Directory
                .EnumerateFiles(published, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(published, file))
                .Where(file => file != executable && !file.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];

    private static string Publish(CommandContext context, BundlePlan plan, string project, string published)
    {
        var run = Sdk.Run(
            context,
            plan.Project,
            // The SDK makes a property of the folder, in which a semicolon would begin another one.
            [
                "publish",
                project,
                "-c",
                plan.Configuration,
                "-o",
                published.Replace(";", "%3B", StringComparison.Ordinal),
                "--nologo",
                "-v",
                "quiet",
            ]
        );
        if (run.ExitCode == 0)
            return run.All;
        throw (plan.IsNative ? NativeBundle.Explain(plan.Project, run.All) : null)
            ?? new MigrationException(
                ErrorCodes.BuildFailed,
                $"The bundle of {plan.Project} cannot be published.",
                BuildErrors.Of(run.All, project),
                Errors.Untouched + ", and no output was written",
                plan.IsNative
                    ? "correct the errors, or leave out --native"
                    : "correct the errors; if the platform's packages cannot be restored, "
                        + "name another platform with --runtime, or leave out --self-contained"
            );
    }
}
