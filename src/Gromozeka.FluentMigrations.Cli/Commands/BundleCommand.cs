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
        Description =
            "The output: a folder, if it exists or its name ends with a slash; an archive, if its name ends with .tar.gz or .zip; "
            + "otherwise a single file.",
        HelpName = "FOLDER|FILE",
    };
    private static readonly Option<bool> SelfContained = new("--self-contained")
    {
        Description = "Include the .NET runtime, so that the server does not need it.",
    };
    private static readonly Option<bool> Native = new("--native")
    {
        Description = "Compile to native code for this machine's platform: small, quick to start, no runtime. Needs clang or gcc.",
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
            "bundle -o deploy/ --self-contained --runtime linux-arm64",
            "bundle -o migrate.tar.gz --native"
        );
        foreach (
            var option in new Option[]
            {
                Output,
                SelfContained,
                Native,
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
                    $"write, for example: {CommandFront.Current.Spell("bundle -o migrate")}"
                ),
            context.Value(Force)
        );
        if (context.Value(Native))
            NativeBundle.CheckOptions(context.Value(Runtime), output);
        var plan = Plan(context, (ToolWorkspace)context.Workspace, output);
        output.Check(plan.Name, file => DatabaseFiles.ReasonOf(context, file));
        var (written, warnings) = BundlePublishing.Run(context, plan, output);
        foreach (var warning in warnings)
            context.Log.Warn($"In native code, this may behave differently: {warning}");
        var document = new Document("bundle") { File = written };
        return new Outcome(document, terminal =>
        {
            terminal.Line(Format.Escape(StatusView.Path(written)));
            var executable = output.IsFile || output.IsFolder ? Path.GetFileName(written) : plan.Name;
            terminal.Note(
                $"The migrations of {Format.Escape(plan.Program)} and the commands: [bold]{Format.Escape(executable)} migrate[/]"
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
        if (context.Value(Native))
            NativeBundle.CheckCatalogs(workspace.AssembliesWithMigrations);
        var (framework, assets, isInvariant) = ProjectBuild.Describe(context, project);
        return new BundlePlan(
            project,
            Path.GetDirectoryName(assets)!,
            output.Path,
            Path.GetFileNameWithoutExtension(workspace.Program),
            framework,
            BundleTypes.Of(workspace.ProgramAssembly),
            workspace.Registration is { } registration ? BundleTypes.Of(registration) : null,
            [.. workspace.PlainAssemblies.Select(BundleTypes.Of)],
            BundlePackages.Missing(project, assets, workspace.Provider.Package, new ToolFront().Version.Split('+')[0]),
            workspace.Provider,
            // A library has no configuration.
            RuntimeConfiguration.Of(workspace.Program)?.Properties
                ?? new Dictionary<string, object> { [RuntimeConfiguration.InvariantGlobalization] = isInvariant },
            BundlePackages.BuildFiles(project, assets),
            context.Value(WorkspaceOptions.Configuration) ?? "Release",
            context.Value(Runtime),
            context.Value(SelfContained),
            context.Value(Native),
            output.IsFile
        );
    }
}
