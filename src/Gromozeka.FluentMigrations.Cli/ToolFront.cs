using System.CommandLine;
using System.Reflection;
using Gromozeka.FluentMigrations.Cli.Commands;
using Gromozeka.FluentMigrations.Cli.Loading;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Output.Annotations;

namespace Gromozeka.FluentMigrations.Cli;

/// <summary>The tool, which provides the commands for any program.</summary>
internal sealed class ToolFront : CommandFront
{
    public override string Name => "dotnet fm";

    public override string Version =>
        typeof(ToolFront).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override string WithoutCommand =>
        "Without a command, the status of the project in this folder is shown or, if there is none, this help.";

    public override IEnumerable<(string Group, Command Command)> OwnCommands =>
        [
            ("Common commands", NewCommand.Build()),
            ("Existing databases", ScaffoldCommand.Build()),
            ("Write", BundleCommand.Build()),
            ("Write", CompletionCommand.Build()),
            ("Write", ManCommand.Build()),
            ("list", ProcessorsCommand.Build()),
        ];

    public override bool NamesConnection => true;

    public override string? SourceOf(string key) => FrontVariables.Of(key);

    public override IReadOnlyList<Option> Options => WorkspaceOptions.All;

    protected override IReadOnlyList<Option> Choosing { get; } =
    [.. WorkspaceOptions.All.Except([WorkspaceOptions.NoBuild, WorkspaceOptions.LockTimeout])];

    public override IReadOnlyList<(Option One, Option Other)> Exclusive { get; } =
    [
        (WorkspaceOptions.Assembly, WorkspaceOptions.Project),
        (WorkspaceOptions.Assembly, WorkspaceOptions.Configuration),
        (WorkspaceOptions.Assembly, WorkspaceOptions.Framework),
        (WorkspaceOptions.Assembly, WorkspaceOptions.NoBuild),
    ];

    public override void AddOptions(Command command, WorkspaceUse use) => WorkspaceOptions.AddTo(command, use);

    public override MigrationException? Fault(ParseResult arguments)
    {
        return IsAlone(WorkspaceOptions.Nested, WorkspaceOptions.Namespace)
                ? Errors.CommandLine(
                    "--nested needs --namespace.",
                    "without it, every namespace is meant",
                    "add --namespace NAME, or leave --nested out"
                )
            : IsAlone(WorkspaceOptions.IncludeUntaggedMigrations, WorkspaceOptions.Tag)
                ? Errors.CommandLine(
                    "--include-untagged-migrations needs --tag.",
                    "without it, migrations without tags always run",
                    "add --tag TAG, or leave --include-untagged-migrations out"
                )
            : null;

        bool IsAlone(Option option, Option needed) =>
            arguments.GetResult(option) is { Implicit: false } && arguments.GetResult(needed) is not { Implicit: false };
    }

    public override Workspace Open(CommandContext context) => ToolWorkspace.Open(context);

    public override SourceLine? SourceOf(MigrationDescriptor migration) => SourceLines.Of(migration.Type);

    public override MigrationException? Explain(Exception cause) => LoadingErrors.Explain(cause);
}
