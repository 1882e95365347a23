using System.CommandLine;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>What a run may do, and FluentMigrator's options for running. Those of them that mean nothing here are hidden, and refused where another value is given than the only one.</summary>
internal static class RunOptions
{
    public static readonly Option<bool> DryRun = new("--dry-run") { Description = "Run on a copy of the database with its rows, and throw that away.", Recursive = true };
    public static readonly Option<bool> SchemaOnly = new("--schema-only") { Description = "Try a dry run or plan on a copy of the schema in memory, without the rows.", Recursive = true };
    public static readonly Option<bool> Preview = new("--preview") { Description = "Write the SQL that would run, and run nothing.", Recursive = true };
    public static readonly Option<string?> Output = new("--output", "-o") { Description = "Write the SQL to a file, too; without a name to ASSEMBLY.sql.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne, Recursive = true };
    public static readonly Option<bool> NoConnection = new("--no-connection") { Description = "Write the SQL without a look at the database (with --preview or --output).", Recursive = true };
    public static readonly Option<long> StartVersion = new Option<long>("--start-version") { Description = "With --no-connection: the version that the database is at.", HelpName = "VERSION", Recursive = true }.OfVersion();
    public static readonly Option<string?> Profile = new("--profile") { Description = "The profile to run after the migrations.", HelpName = "NAME", Recursive = true };
    public static readonly Option<bool> AllowBreakingChanges = new("--allow-breaking-changes", "-b") { Description = "Apply migrations that are marked as breaking changes.", Recursive = true };
    public static readonly Option<bool> AllowDataLoss = new("--allow-data-loss") { Description = "Let a run drop tables and columns that hold rows.", Recursive = true };
    public static readonly Option<bool> AllowNewerDatabase = new("--allow-newer-database") { Description = "Run on a database that is newer than the program.", Recursive = true };
    public static readonly Option<bool> AllowMissingMigrations = new("--allow-missing-migrations") { Description = "Run on a database with migrations that the program lacks.", Recursive = true };
    public static readonly Option<bool> AllowOutOfOrder = new("--allow-out-of-order") { Description = "Apply pending migrations below the current version.", Recursive = true };

    public static readonly Option<string?> Backup = new("--backup") { Description = "When to back up before a run: always, before-risky or never. Without it, as the program says.", HelpName = "POLICY", Recursive = true, CompletionSources = { "always", "before-risky", "never" } };

    public static readonly Option<bool> NoBackup = new("--no-backup") { Description = "Make no backup before the run.", Recursive = true };

    public static readonly Option<string?> Switches = new("--processor-switches", "-s") { Description = "SQLite has none: any text is refused.", HelpName = "TEXT", Hidden = true, Recursive = true };
    public static readonly Option<string?> TransactionMode = new("--transaction-mode", "-m") { Description = "Migration, the only one: each migration has its own transaction.", HelpName = "MODE", Hidden = true, Recursive = true };
    public static readonly Option<int?> Timeout = new Option<int?>("--timeout") { Description = "How long one migration may take; 0 for no limit. Without it, as long as the program says.", HelpName = "SECONDS", Recursive = true }.OfSeconds();
    public static readonly Option<bool> Strip = new("--strip") { Description = "Whether comments are taken out of SQL (true without it), unless the program decides that itself.", HelpName = "true|false", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => true, Recursive = true };
    public static readonly Option<bool> IncludeUntaggedMaintenances = new("--include-untagged-maintenances") { Description = "False, the only value: maintenance migrations are refused (GM106).", Hidden = true, Arity = ArgumentArity.ZeroOrOne, Recursive = true };
    public static readonly Option<bool> AllowDirtyAssemblies = new("--allowDirtyAssemblies") { Description = "Nothing is checked that it would allow: it is refused.", Hidden = true, Recursive = true };

    /// <summary>What has an effect on the way up only.</summary>
    public static readonly IReadOnlyList<Option> OfTheWayUp = [Profile, AllowBreakingChanges, AllowNewerDatabase, AllowMissingMigrations, AllowOutOfOrder];

    /// <summary>What FluentMigrator's tool has on commands that run migrations, and what a run may do beyond that.</summary>
    public static void AddTo(Command command, bool isUp)
    {
        Option[] options =
        [
            DryRun, SchemaOnly, Preview, Output, NoConnection, StartVersion, Profile, Timeout, Backup, NoBackup, AllowBreakingChanges, AllowDataLoss, AllowNewerDatabase,
            AllowMissingMigrations, AllowOutOfOrder, Strip, Switches, TransactionMode, IncludeUntaggedMaintenances, AllowDirtyAssemblies,
        ];
        foreach (var option in options.Where(option => isUp || !OfTheWayUp.Contains(option)))
            command.Options.Add(option);
    }

    /// <summary>What a plan depends on.</summary>
    public static void AddToPlan(Command command)
    {
        foreach (var option in new Option[] { SchemaOnly, Backup, AllowBreakingChanges, AllowDataLoss, AllowNewerDatabase, AllowMissingMigrations, AllowOutOfOrder })
            command.Options.Add(option);
    }
}
