using System.CommandLine;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>
/// The options of a run, and FluentMigrator's options for running. Those that have no meaning here are hidden, and refused unless they have
/// the only supported value.
/// </summary>
internal static class RunOptions
{
    public static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Run on a temporary copy of the database with its rows.",
        Recursive = true,
    };
    public static readonly Option<bool> SchemaOnly = new("--schema-only")
    {
        Description = "Run a dry run or plan on an in-memory copy of the schema, without the rows.",
        Recursive = true,
    };
    public static readonly Option<bool> Preview = new("--preview")
    {
        Description = "Write the SQL that would run, without running it.",
        Recursive = true,
    };
    public static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "Also write the SQL to a file, by default to ASSEMBLY.sql.",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
        Recursive = true,
    };
    public static readonly Option<bool> NoConnection = new("--no-connection")
    {
        Description = "Write the SQL without connecting to the database (with --preview or --output).",
        Recursive = true,
    };
    public static readonly Option<long> StartVersion = new Option<long>("--start-version")
    {
        Description = "With --no-connection: the current version of the database.",
        HelpName = "VERSION",
        Recursive = true,
    }.OfVersion();
    public static readonly Option<string?> Profile = new("--profile")
    {
        Description = "The profile to run after the migrations.",
        HelpName = "NAME",
        Recursive = true,
    };
    public static readonly Option<bool> AllowBreakingChanges = new("--allow-breaking-changes", "-b")
    {
        Description = "Apply migrations that are marked as breaking changes.",
        Recursive = true,
    };
    public static readonly Option<bool> AllowDataLoss = new("--allow-data-loss")
    {
        Description = "Allow a run to drop tables and columns that hold rows.",
        Recursive = true,
    };
    public static readonly Option<bool> AllowNewerDatabase = new("--allow-newer-database")
    {
        Description = "Run on a database that is newer than the program.",
        Recursive = true,
    };
    public static readonly Option<bool> AllowMissingMigrations = new("--allow-missing-migrations")
    {
        Description = "Run on a database with migrations that the program lacks.",
        Recursive = true,
    };
    public static readonly Option<bool> AllowOutOfOrder = new("--allow-out-of-order")
    {
        Description = "Apply pending migrations below the current version.",
        Recursive = true,
    };

    public static readonly Option<string?> Backup = new("--backup")
    {
        Description = "When to back up before a run: always, before-risky or never; by default as the program sets it.",
        HelpName = "POLICY",
        Recursive = true,
        CompletionSources = { "always", "before-risky", "never" },
    };

    public static readonly Option<bool> NoBackup = new("--no-backup") { Description = "Do not back up before the run.", Recursive = true };

    public static readonly Option<string?> Switches = new("--processor-switches", "-s")
    {
        Description = "SQLite has none: any text is refused.",
        HelpName = "TEXT",
        Hidden = true,
        Recursive = true,
    };
    public static readonly Option<string?> TransactionMode = new("--transaction-mode", "-m")
    {
        Description = "Migration, the only one: each migration has its own transaction.",
        HelpName = "MODE",
        Hidden = true,
        Recursive = true,
    };
    public static readonly Option<int?> Timeout = new Option<int?>("--timeout")
    {
        Description = "How long one migration may take; 0 for no limit. By default, as the program sets it.",
        HelpName = "SECONDS",
        Recursive = true,
    }.OfSeconds();
    public static readonly Option<bool> Strip = new("--strip")
    {
        Description = "Whether comments are removed from SQL (true by default), unless the program sets this itself.",
        HelpName = "true|false",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => true,
        Recursive = true,
    };
    public static readonly Option<bool> IncludeUntaggedMaintenances = new("--include-untagged-maintenances")
    {
        Description = "False, the only value: maintenance migrations are refused (GM106).",
        Hidden = true,
        Arity = ArgumentArity.ZeroOrOne,
        Recursive = true,
    };
    public static readonly Option<bool> AllowDirtyAssemblies = new("--allowDirtyAssemblies")
    {
        Description = "Refused: there is no check that it could turn off.",
        Hidden = true,
        Recursive = true,
    };

    /// <summary>The options that only affect upward runs.</summary>
    public static readonly IReadOnlyList<Option> OfTheWayUp =
    [
        Profile,
        AllowBreakingChanges,
        AllowNewerDatabase,
        AllowMissingMigrations,
        AllowOutOfOrder,
    ];

    /// <summary>The options of FluentMigrator's tool for commands that run migrations, and additional ones.</summary>
    public static void AddTo(Command command, bool isUp)
    {
        Option[] options =
        [
            DryRun,
            SchemaOnly,
            Preview,
            Output,
            NoConnection,
            StartVersion,
            Profile,
            Timeout,
            Backup,
            NoBackup,
            AllowBreakingChanges,
            AllowDataLoss,
            AllowNewerDatabase,
            AllowMissingMigrations,
            AllowOutOfOrder,
            Strip,
            Switches,
            TransactionMode,
            IncludeUntaggedMaintenances,
            AllowDirtyAssemblies,
        ];
        foreach (var option in options.Where(option => isUp || !OfTheWayUp.Contains(option)))
            command.Options.Add(option);
    }

    /// <summary>The options that affect a plan.</summary>
    public static void AddToPlan(Command command)
    {
        foreach (
            var option in new Option[]
            {
                SchemaOnly,
                Backup,
                AllowBreakingChanges,
                AllowDataLoss,
                AllowNewerDatabase,
                AllowMissingMigrations,
                AllowOutOfOrder,
            }
        )
            command.Options.Add(option);
    }
}
