namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// What the engine does beyond FluentMigrator under its runner, on every database product. The defaults add protection (a lock, a backup
/// where the product has one, checks). The few things that they refuse but FluentMigrator allows are listed in docs/fluentmigrator.md. Do
/// not change the options after a runner has been created.
/// </summary>
public abstract class GromozekaRunnerOptions
{
    /// <summary>Only the packages of the engine derive from it.</summary>
    internal GromozekaRunnerOptions() { }

    /// <summary>
    /// The backup that is created before the first step of a run on a database that has rows; null for none. The default creates one.
    /// </summary>
    public BackupOptions? Backup { get; set; } = new();

    /// <summary>
    /// When the whole file is checked for damage before a run that has a step to run; the default is before each such run.
    /// </summary>
    public IntegrityCheck IntegrityCheck { get; set; }

    /// <summary>The time limit for the statements of a step (<see cref="MigrationOptions.StepTimeout"/>); null for no limit.</summary>
    public TimeSpan? StepTimeout { get; set; }

    /// <summary>A table of the application that also stores the current version; null for none.</summary>
    public HistoryMirror? Mirror { get; set; }

    /// <summary>Whether each attempted step adds a row to the table <c>migration_log</c>.</summary>
    public bool KeepLog { get; set; }

    /// <summary>
    /// Whether a database that has the tables of the first migration but no version is adopted: its rows stay, and the first version is
    /// recorded without running it.
    /// </summary>
    public bool AdoptExistingDatabase { get; set; }

    /// <summary>How an existing database is adopted.</summary>
    public AdoptionOptions Adoption { get; set; } = new();

    /// <summary>Checks that can veto an adoption.</summary>
    public IList<IAdoptionCheck> AdoptionChecks { get; } = [];

    /// <summary>
    /// Whether a step that would drop tables or columns with rows is refused (<see cref="ErrorCodes.DataLoss"/>). Otherwise it runs, as
    /// under FluentMigrator's own processor.
    /// </summary>
    public bool RefuseDataLoss { get; set; }

    /// <summary>
    /// Whether a run is refused when the database has applied versions that the program lacks (<see cref="ErrorCodes.NewerDatabase"/>,
    /// <see cref="ErrorCodes.MissingMigration"/>). Otherwise they are tolerated, as by FluentMigrator.
    /// </summary>
    public bool RefuseUnknownVersions { get; set; }
}
