using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Hosting;

namespace Gromozeka.FluentMigrations.Commands.Bundles;

/// <summary>An executable with the commands and the migrations of an application, and nothing else of the application.</summary>
internal sealed class BundleFront(MigrationBundle bundle, Lazy<IMigrationRegistration> registration) : CommandFront
{
    public static readonly Option<string?> Connection = new("--connection", "-c")
    {
        Description = "The connection string, or its name in ConnectionStrings of the settings.",
        HelpName = "TEXT",
        Recursive = true,
    };

    public override string Name { get; } = HostFront.NameOf(Environment.ProcessPath, Environment.GetCommandLineArgs());

    protected override string Start { get; } = ProgramStart.Here();

    /// <summary>The version of the application, because it identifies the migrations in the bundle.</summary>
    public override string Version => HostFront.InformationalVersion(bundle.Program);

    public override string WithoutCommand => "Without a command, the status of the database is shown.";

    public override bool NamesConnection => true;

    public override string? SourceOf(string key) => FrontVariables.Of(key);

    public override IReadOnlyList<Option> Options { get; } = [Connection];

    public override void AddOptions(Command command, WorkspaceUse use) => command.Options.Add(Connection);

    public override Workspace Open(CommandContext context) => new BundleWorkspace(context, bundle, registration.Value);

    public override MigrationException? Explain(Exception cause) => HostFront.ExplainConfiguration(cause);
}
