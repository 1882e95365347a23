using System.CommandLine;

namespace Gromozeka.FluentMigrations.Cli.Options;

/// <summary>What a run may do, and FluentMigrator's options for running. Some of these have no effect here; their description says so.</summary>
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
    public static readonly Option<bool> AllowDataLoss = new("--allow-data-loss") { Description = "Let a rollback drop tables and columns that hold rows.", Recursive = true };
    public static readonly Option<bool> AllowNewerDatabase = new("--allow-newer-database") { Description = "Run on a database that is newer than the program.", Recursive = true };
    public static readonly Option<bool> AllowMissingMigrations = new("--allow-missing-migrations") { Description = "Run on a database with migrations that the program lacks.", Recursive = true };
    public static readonly Option<bool> AllowOutOfOrder = new("--allow-out-of-order") { Description = "Apply pending migrations below the current version.", Recursive = true };

    public static readonly Option<string?> Backup = new("--backup") { Description = "When to back up before a run: always, before-risky or never.", HelpName = "POLICY", Recursive = true };

    public static readonly Option<bool> NoBackup = new("--no-backup") { Description = "Make no backup before the run.", Recursive = true };

    public static readonly Option<string[]> Tag = new("--tag") { Description = "Accepted; migrations with tags are refused (GM106).", HelpName = "TAG", Recursive = true };
    public static readonly Option<string?> Switches = new("--processor-switches", "-s") { Description = "SQLite has none: any text is refused.", HelpName = "TEXT", Recursive = true };
    public static readonly Option<string?> TransactionMode = new("--transaction-mode", "-m") { Description = "Migration, the only one: each migration has its own transaction.", HelpName = "MODE", Recursive = true };
    public static readonly Option<int?> Timeout = new Option<int?>("--timeout") { Description = "How long one migration may take; 0 for no limit.", HelpName = "SECONDS", Recursive = true }.OfSeconds();
    public static readonly Option<bool> Strip = new("--strip") { Description = "Accepted; the program decides whether comments are taken out of SQL.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => true, Recursive = true };
    public static readonly Option<bool> IncludeUntaggedMigrations = new("--include-untagged-migrations") { Description = "True, the only value: untagged migrations always run.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => true, Recursive = true };
    public static readonly Option<bool> IncludeUntaggedMaintenances = new("--include-untagged-maintenances") { Description = "Accepted; maintenance migrations are refused (GM106).", Arity = ArgumentArity.ZeroOrOne, Recursive = true };
    public static readonly Option<bool> AllowDirtyAssemblies = new("--allowDirtyAssemblies") { Description = "Accepted, without effect.", Recursive = true };

    /// <summary>What FluentMigrator's tool has on each command that looks at a database.</summary>
    public static void AddFluentMigratorTo(Command command) => Add(
        command,
        [
            Preview, Output, NoConnection, StartVersion, Profile, AllowBreakingChanges, Tag, Switches, TransactionMode, Timeout, Strip,
            IncludeUntaggedMigrations, IncludeUntaggedMaintenances, AllowDirtyAssemblies,
        ]);

    /// <summary>What a run may do beyond FluentMigrator's options.</summary>
    public static void AddAllowancesTo(Command command) =>
        Add(command, [DryRun, SchemaOnly, Backup, NoBackup, AllowDataLoss, AllowNewerDatabase, AllowMissingMigrations, AllowOutOfOrder]);

    private static void Add(Command command, Option[] options)
    {
        foreach (var option in options)
            command.Options.Add(option);
    }
}
