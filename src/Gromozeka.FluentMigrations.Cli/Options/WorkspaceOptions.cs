using System.CommandLine;

namespace Gromozeka.FluentMigrations.Cli.Options;

/// <summary>Which migrations, and which database.</summary>
internal static class WorkspaceOptions
{
    public static readonly Option<string[]> Assembly = new("--assembly", "-a") { Description = "The built assembly with the migrations. May be repeated.", HelpName = "FILE", Recursive = true };
    public static readonly Option<string?> Project = new("--project") { Description = "The project with the migrations; it is built, then loaded.", HelpName = "PATH", Recursive = true };
    public static readonly Option<string?> Configuration = new("--configuration") { Description = "The configuration that the project is built in.", HelpName = "NAME", Recursive = true };
    public static readonly Option<string?> Framework = new("--framework") { Description = "The framework that the project is built for, where it has several.", HelpName = "NAME", Recursive = true };
    public static readonly Option<bool> NoBuild = new("--no-build") { Description = "Load the project as it was built last.", Recursive = true };
    public static readonly Option<string?> Namespace = new("--namespace", "-n") { Description = "Only migrations in this namespace.", HelpName = "NAME", Recursive = true };
    public static readonly Option<bool> Nested = new("--nested") { Description = "With --namespace: those in namespaces below it, too.", Recursive = true };
    public static readonly Option<string?> Connection = new("--connection", "-c") { Description = "The connection string, or its name in ConnectionStrings of the settings.", HelpName = "TEXT", Recursive = true };
    public static readonly Option<string?> Processor = new("--processor", "-p") { Description = "The database product: sqlite.", HelpName = "NAME", Recursive = true };
    public static readonly Option<int?> LockTimeout = new Option<int?>("--lock-timeout") { Description = "How long to wait for another process that holds the database.", HelpName = "SECONDS", Recursive = true }.OfSeconds();
    public static readonly Option<string?> WorkingDirectory = new("--working-directory") { Description = "Where Execute.Script looks for its files.", HelpName = "FOLDER", Recursive = true };
    public static readonly Option<string?> DefaultSchema = new("--default-schema-name") { Description = "The schema of what names none.", HelpName = "NAME", Recursive = true };

    public static void AddTo(Command command)
    {
        foreach (var option in new Option[] { Assembly, Project, Configuration, Framework, NoBuild, Namespace, Nested, Connection, Processor, LockTimeout, WorkingDirectory, DefaultSchema })
            command.Options.Add(option);
    }
}
