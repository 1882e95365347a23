using System.Reflection;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations;

/// <summary>The host's options. Do not change them after a <see cref="MigrationManager"/> has been created with them.</summary>
public sealed class MigrationOptions
{
    /// <summary>The assemblies that contain the migrations and profiles.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>Only migrations in this namespace; null for all.</summary>
    public string? Namespace { get; set; }

    /// <summary>Whether migrations in namespaces nested in <see cref="Namespace"/> are included.</summary>
    public bool IncludesNestedNamespaces { get; set; } = true;

    /// <summary>How versions must follow each other; by default, this depends on the versions.</summary>
    public NumberingPolicy Numbering { get; set; } = NumberingPolicy.Automatic;

    /// <summary>
    /// The tags to migrate for, by FluentMigrator's rules: a migration with <c>[Tags]</c> runs if they match; if the list is empty, none of
    /// them runs. If it is null, migrations with tags are refused (<see cref="ErrorCodes.UnsupportedAttribute"/>).
    /// </summary>
    public IList<string>? Tags { get; set; }

    /// <summary>
    /// Whether migrations without tags run as well; they always do if <see cref="Tags"/> names none. If false, the versions of the matching
    /// migrations form a sequence of their own, because the other migrations belong to another database.
    /// </summary>
    public bool IncludeUntaggedMigrations { get; set; } = true;

    /// <summary>Names of the version table and its columns; null for FluentMigrator's (<c>VersionInfo</c>).</summary>
    public IVersionTableMetaData? VersionTable { get; set; }

    /// <summary>Default names and the default schema; null for FluentMigrator's.</summary>
    public IConventionSet? Conventions { get; set; }

    /// <summary>A table of the application that also contains the current version; null for none.</summary>
    public HistoryMirror? Mirror { get; set; }

    /// <summary>Whether each attempted step is recorded in the table <c>migration_log</c>.</summary>
    public bool KeepLog { get; set; }

    /// <summary>The profile whose classes run after the migrations, every time; null for none. Names are case-sensitive.</summary>
    public string? Profile { get; set; }

    /// <summary>Whether to adopt a database that has the tables of the first migration but no version.</summary>
    public bool AdoptExistingDatabase { get; set; }

    /// <summary>How an existing database is adopted.</summary>
    public AdoptionOptions Adoption { get; set; } = new();

    /// <summary>Checks that can veto the adoption of an existing database.</summary>
    public IList<IAdoptionCheck> AdoptionChecks { get; } = [];

    /// <summary>Whether this program may run on a database that has applied migrations newer than all of its own.</summary>
    public bool AllowNewerDatabase { get; set; }

    /// <summary>Whether this program may run on a database that has applied migrations that the program lacks.</summary>
    public bool AllowMissingMigrations { get; set; }

    /// <summary>Whether a pending migration below the current version is applied.</summary>
    public bool AllowOutOfOrder { get; set; }

    /// <summary>Whether migrations marked as breaking changes are applied.</summary>
    public bool AllowBreakingChange { get; set; }

    /// <summary>
    /// What a run with pending migrations does about applied migrations that were edited. It needs the log (<see cref="KeepLog"/>).
    /// </summary>
    public EditedMigrationPolicy EditedMigrations { get; set; }

    /// <summary>
    /// Whether each step of a run is also applied to an empty database in memory, and rolled back by itself if it changes the schema in
    /// another way here than there (<see cref="ErrorCodes.SchemaNotAsReplayed"/>). Differences that were there before the step do not
    /// count. A step that cannot be replayed is refused (<see cref="ErrorCodes.NotFullyChecked"/>), and so is a run if an applied migration
    /// cannot.
    /// </summary>
    public bool VerifySchema { get; set; }

    /// <summary>
    /// Called with each command of a step before it runs, unmasked (unlike in the log). Null for none. Called on the thread
    /// of the run, inside the step's transaction: an exception fails the step. The commands of a failed step are rolled back. Not called
    /// for a run on a copy (<see cref="Replay.DryRunDatabase"/>).
    /// </summary>
    public Action<DatabaseCommand>? Executing { get; set; }

    /// <summary>
    /// Receives the progress of a run, on the thread of the run, so it must return quickly. An exception that it throws is logged, and
    /// never fails the run. Null for none. A run on a copy (<see cref="Replay.DryRunDatabase"/>) reports nothing.
    /// </summary>
    public IProgress<MigrationProgress>? Progress { get; set; }

    /// <summary>
    /// The time limit for the statements of a step. After it, the running statement is interrupted, and the step fails and is rolled back.
    /// Null for no limit. Waiting for the lock does not count. Code of a migration is not interrupted: a timeout is detected when it
    /// returns.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero, negative, or above 40 days.</exception>
    public TimeSpan? StepTimeout
    {
        get;
        set
        {
            if (value is { } time)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromDays(40));
            }

            field = value;
        }
    }

    /// <summary>
    /// Whether a rollback may delete rows with a table, a column, a cascade or a REPLACE, and a migration too when
    /// <see cref="ConfirmDataLoss"/> is set.
    /// </summary>
    public bool AllowDataLoss { get; set; }

    /// <summary>
    /// Whether a migration that deletes rows with a table, a column, a cascade or a REPLACE is refused, as a rollback is, unless
    /// <see cref="AllowDataLoss"/> is set. Otherwise it runs with a warning.
    /// </summary>
    public bool ConfirmDataLoss { get; set; }

    /// <summary>When a run checks the whole database for damage.</summary>
    public IntegrityCheck IntegrityCheck { get; set; }

    /// <summary>
    /// The backups that are created before the first pending step on a database that has rows, and before every rollback; null for none. A
    /// database that is not in a file is not backed up.
    /// </summary>
    public BackupOptions? Backup { get; set; } = new();
}
