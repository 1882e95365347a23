using System.CommandLine;
using Gromozeka.FluentMigrations.Cli.Bundles;
using Gromozeka.FluentMigrations.Cli.Loading;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>bundle</c>.</summary>
internal static class BundleCommand
{
    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "The output: a folder, if it exists or its name ends with a slash; otherwise a single file.",
        HelpName = "FOLDER|FILE",
    };
    private static readonly Option<bool> SelfContained = new("--self-contained")
    {
        Description = "Include the .NET runtime, so that the server does not need it.",
    };
    private static readonly Option<string?> Runtime = new("--runtime", "-r")
    {
        Description = "The platform to run on, for example linux-arm64; by default that of this machine.",
        HelpName = "RID",
    };
    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Overwrite an existing output. Other files in the folder stay.",
    };

    public static Command Build()
    {
        var command = CommandTree.New(
            "bundle",
            "Create an executable with the migrations and these commands, for a server without the SDK.",
            Run,
            "bundle -o migrate",
            "bundle -o deploy/ --self-contained --runtime linux-arm64"
        );
        foreach (
            var option in new Option[]
            {
                Output,
                SelfContained,
                Runtime,
                Force,
                WorkspaceOptions.Project,
                WorkspaceOptions.Configuration,
                WorkspaceOptions.Framework,
            }
        )
            command.Options.Add(option);
        return command;
    }

    private static Outcome Run(CommandContext context)
    {
        var output = BundleOutput.Of(
            context.Value(Output)
                ?? throw Errors.CommandLine(
                    "--output is missing.",
                    "a bundle is a file or a folder",
                    "write, for example: dotnet fm bundle -o migrate"
                ),
            context.Value(Force)
        );
        var plan = Plan(context, (ToolWorkspace)context.Workspace, output);
        var executable = BundlePublishing.Run(context, plan, output);
        var document = new Document("bundle") { File = executable };
        return new Outcome(document, terminal =>
        {
            terminal.Line(Format.Escape(StatusView.Path(executable)));
            terminal.Note(
                $"The migrations of {Format.Escape(plan.Program)} and the commands: "
                    + $"[bold]{Format.Escape(Path.GetFileName(executable))} migrate[/]"
            );
        });
    }

    private static BundlePlan Plan(CommandContext context, ToolWorkspace workspace, BundleOutput output)
    {
        var project = workspace.Location.Project
            ?? throw Errors.CommandLine(
                "A bundle needs a project.",
                $"{workspace.Location.Origin} names an assembly, and the bundle is built from its project",
                "name the project with --project"
            );
        if (workspace.Registration is null && workspace.PlainAssemblies.Count == 0)
            throw Errors.NotFound(
                $"{workspace.Program} has no migrations.",
                "no class in it has the attribute [Migration], and it registers no database"
            );
        var (framework, assets, isInvariant) = ProjectBuild.Describe(context, project);
        return new BundlePlan(
            project,
            Path.GetFileNameWithoutExtension(workspace.Program),
            framework,
            workspace.Registration is { } registration ? $"{registration.FullName}, {registration.Assembly.GetName().Name}" : null,
            [.. workspace.PlainAssemblies.Select(assembly => assembly.GetName().Name!)],
            BundlePackages.Missing(project, assets, new ToolFront().Version.Split('+')[0]),
            // A library has no configuration.
            RuntimeConfiguration.Of(workspace.Program)?.Properties
                ?? new Dictionary<string, object> { [RuntimeConfiguration.InvariantGlobalization] = isInvariant },
            context.Value(WorkspaceOptions.Configuration) ?? "Release",
            context.Value(Runtime),
            context.Value(SelfContained),
            output.IsFile
        );
    }
}
