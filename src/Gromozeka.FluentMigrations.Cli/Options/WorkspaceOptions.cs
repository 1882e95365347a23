using System.CommandLine;
using Gromozeka.FluentMigrations.Cli.Providers;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Options;

namespace Gromozeka.FluentMigrations.Cli.Options;

/// <summary>The options that select the migrations and the database.</summary>
internal static class WorkspaceOptions
{
    public static readonly Option<string[]> Assembly = new("--assembly", "-a")
    {
        Description = "The built assembly with the migrations. May be repeated.",
        HelpName = "FILE",
        Recursive = true,
    };
    public static readonly Option<string?> Project = new("--project")
    {
        Description = "The project with the migrations; it is built, then loaded.",
        HelpName = "PATH",
        Recursive = true,
    };
    public static readonly Option<string?> Configuration = new("--configuration")
    {
        Description = "The configuration in which the project is built; Debug by default.",
        HelpName = "NAME",
        Recursive = true,
    };
    public static readonly Option<string?> Framework = new("--framework")
    {
        Description = "The framework for which the project is built, if it has several.",
        HelpName = "NAME",
        Recursive = true,
    };
    public static readonly Option<bool> NoBuild = new("--no-build")
    {
        Description = "Load the output of the last build.",
        Recursive = true,
    };
    public static readonly Option<string?> Namespace = new("--namespace", "-n")
    {
        Description = "Use only the migrations in this namespace; all by default.",
        HelpName = "NAME",
        Recursive = true,
    };
    public static readonly Option<bool> Nested = new("--nested")
    {
        Description = "With --namespace: also use migrations in nested namespaces.",
        Recursive = true,
    };
    public static readonly Option<string[]> Tag = new("--tag")
    {
        Description = "The tags to migrate for: migrations with other tags are skipped. May be repeated.",
        HelpName = "TAG",
        Recursive = true,
    };
    public static readonly Option<bool> IncludeUntaggedMigrations = new("--include-untagged-migrations")
    {
        Description = "With --tag: whether migrations without tags also run (true by default).",
        HelpName = "true|false",
        Hidden = true,
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => true,
        Recursive = true,
    };
    public static readonly Option<string?> Connection = new("--connection", "-c")
    {
        Description = "The connection string, or its name in ConnectionStrings of the settings.",
        HelpName = "TEXT",
        Recursive = true,
    };
    public static readonly Option<string?> Processor = new("--processor", "-p")
    {
        Description = $"The database product: {string.Join(", ", DatabaseProviders.Names)}.",
        HelpName = "NAME",
        Recursive = true,
        CompletionSources = { _ => DatabaseProviders.Names.Select(name => new System.CommandLine.Completions.CompletionItem(name)) },
    };
    public static readonly Option<int?> LockTimeout = new Option<int?>("--lock-timeout")
    {
        Description = "How long to wait for another process that holds the database; by default, the value in the settings, or 60.",
        HelpName = "SECONDS",
        Recursive = true,
    }.OfSeconds(least: 1);
    public static readonly Option<string?> Scratch = new("--scratch")
    {
        Description = "A server on which scratch databases may be created (postgres); that of the database by default.",
        HelpName = "TEXT",
        Recursive = true,
    };
    public static readonly Option<string?> WorkingDirectory = new("--working-directory")
    {
        Description = "Where Execute.Script looks for its files.",
        HelpName = "FOLDER",
        Recursive = true,
    };
    public static readonly Option<string?> DefaultSchema = new("--default-schema-name")
    {
        Description = "The schema of tables that are named without one.",
        HelpName = "NAME",
        Recursive = true,
    };

    /// <summary>The options that only have an effect if a project is built.</summary>
    public static readonly IReadOnlyList<Option> OfBuild = [Configuration, Framework, NoBuild];

    /// <summary>The options that select the migrations and the database.</summary>
    private static readonly Option[] Basic = [Assembly, Project, Configuration, Framework, NoBuild, Connection, Processor, DefaultSchema];

    public static readonly IReadOnlyList<Option> All =
    [
        Assembly,
        Project,
        Configuration,
        Framework,
        NoBuild,
        Connection,
        Processor,
        DefaultSchema,
        LockTimeout,
        Scratch,
        Namespace,
        Nested,
        Tag,
        IncludeUntaggedMigrations,
        WorkingDirectory,
    ];

    /// <summary>Adds the options that affect a command.</summary>
    public static void AddTo(Command command, WorkspaceUse use)
    {
        foreach (var option in Basic)
            command.Options.Add(option);
        if (use >= WorkspaceUse.Database)
            command.Options.Add(LockTimeout);
        if (use >= WorkspaceUse.Read)
        {
            command.Options.Add(Scratch);
            command.Options.Add(Namespace);
            command.Options.Add(Nested);
            command.Options.Add(Tag);
            command.Options.Add(IncludeUntaggedMigrations);
        }

        if (use == WorkspaceUse.Run)
            command.Options.Add(WorkingDirectory);
    }
}
