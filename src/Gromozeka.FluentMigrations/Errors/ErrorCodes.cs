namespace Gromozeka.FluentMigrations;

/// <summary>
/// Every failure that the engine and its dialects report. Exit codes: 1 a migration failed and was rolled back, 2 usage or
/// configuration, 4 lock timeout, 5 database unreadable, 6 history mismatch, 7 refused: needs a named option, 8 partially applied,
/// 9 done, but the output could not be written.
/// </summary>
public static class ErrorCodes
{
    /// <summary>Two migrations have the same version.</summary>
    public static readonly ErrorCode DuplicateVersion = new("GM101", "Two migrations have the same version", 2);

    /// <summary>A version is missing from a sequence.</summary>
    public static readonly ErrorCode VersionGap = new("GM102", "A version is missing", 2);

    /// <summary>A class has a migration attribute but is not a migration.</summary>
    public static readonly ErrorCode NotAMigration = new("GM103", "A class is marked as a migration but is not one", 2);

    /// <summary>A migration class is abstract, generic or not public.</summary>
    public static readonly ErrorCode UnusableClass = new("GM104", "A migration class cannot be created", 2);

    /// <summary>The constructor of a migration failed.</summary>
    public static readonly ErrorCode ConstructorFailed = new("GM105", "A migration's constructor failed", 2);

    /// <summary>A migration has an attribute that <c>MigrationManager</c> does not support.</summary>
    public static readonly ErrorCode UnsupportedAttribute = new("GM106", "A migration has an unsupported attribute", 2);

    /// <summary>A trimmed program was given an assembly without a compiled catalog.</summary>
    public static readonly ErrorCode NoCompiledCatalog = new("GM107", "An assembly of a trimmed program has no catalog", 2);

    /// <summary>Trimming removed the columns of rows that migrations give as anonymous objects.</summary>
    public static readonly ErrorCode RowsTrimmed = new("GM108", "Trimming removed the columns of rows", 2);

    /// <summary>Some versions are dates and others are sequential numbers.</summary>
    public static readonly ErrorCode MixedNumbering = new("GM110", "Versions are numbered in two ways", 2);

    /// <summary>The version table exists but cannot be read.</summary>
    public static readonly ErrorCode HistoryUnreadable = new("GM201", "The version table cannot be read", 5);

    /// <summary>The version table changed during a run.</summary>
    public static readonly ErrorCode HistoryChanged = new("GM202", "Another process changed the version table", 6);

    /// <summary>The version in the application's settings differs from the version table.</summary>
    public static readonly ErrorCode MirrorOutOfStep = new("GM203", "The settings and the version table name different versions", 6);

    /// <summary>The version table or a related object could not be created.</summary>
    public static readonly ErrorCode HistoryNotCreated = new("GM204", "The version table cannot be created", 5);

    /// <summary>A column, an index, a trigger or a table of the history is missing.</summary>
    public static readonly ErrorCode HistoryIncomplete = new("GM205", "The version table is incomplete", 6);

    /// <summary>The database has a migration newer than every migration of the program.</summary>
    public static readonly ErrorCode NewerDatabase = new("GM301", "The database is newer than the program", 6);

    /// <summary>An applied migration is not in the program.</summary>
    public static readonly ErrorCode MissingMigration = new("GM302", "An applied migration is missing from the program", 6);

    /// <summary>A pending migration has a version below the current one.</summary>
    public static readonly ErrorCode OutOfOrder = new("GM303", "A pending migration is older than the database", 6);

    /// <summary>The target is not a version of this program.</summary>
    public static readonly ErrorCode UnknownTarget = new("GM304", "The target version does not exist", 2);

    /// <summary>Migrate was given a version below the current one.</summary>
    public static readonly ErrorCode TargetBelowCurrent = new("GM305", "Migrating only goes up", 2);

    /// <summary>RollbackTo was given a version above the current one.</summary>
    public static readonly ErrorCode TargetAboveCurrent = new("GM306", "Rolling back only goes down", 2);

    /// <summary>A pending migration is marked as a breaking change.</summary>
    public static readonly ErrorCode BreakingChange = new("GM307", "A pending migration is a breaking change", 7);

    /// <summary>A step would drop tables or columns that hold rows.</summary>
    public static readonly ErrorCode DataLoss = new("GM401", "Rows would be lost", 7);

    /// <summary>The database file is damaged.</summary>
    public static readonly ErrorCode Corrupt = new("GM402", "The database is damaged", 5);

    /// <summary>The file is not a database.</summary>
    public static readonly ErrorCode NotADatabase = new("GM403", "The file is not a database", 5);

    /// <summary>Another process kept the database locked.</summary>
    public static readonly ErrorCode LockTimeout = new("GM404", "The database stayed locked", 4);

    /// <summary>The database cannot be written to.</summary>
    public static readonly ErrorCode ReadOnly = new("GM405", "The database is read-only", 5);

    /// <summary>The database cannot be opened.</summary>
    public static readonly ErrorCode CannotOpen = new("GM406", "The database cannot be opened", 5);

    /// <summary>There is not enough free disk space.</summary>
    public static readonly ErrorCode DiskFull = new("GM407", "There is not enough free disk space", 5);

    /// <summary>Rows refer to missing rows.</summary>
    public static readonly ErrorCode ForeignKeysViolated = new("GM408", "Rows violate foreign keys", 7);

    /// <summary>A backup could not be created or restored.</summary>
    public static readonly ErrorCode BackupFailed = new("GM409", "A backup failed", 5);

    /// <summary>Another program has the database open.</summary>
    public static readonly ErrorCode DatabaseInUse = new("GM410", "The database is in use", 4);

    /// <summary>A backup is damaged or missing.</summary>
    public static readonly ErrorCode BackupUnusable = new("GM411", "A backup cannot be used", 5);

    /// <summary>The application's own code could not prepare a connection.</summary>
    public static readonly ErrorCode ConnectionNotPrepared = new("GM412", "A connection could not be prepared", 2);

    /// <summary>Part of the database cannot be checked here, because it needs what the application registers.</summary>
    public static readonly ErrorCode NotFullyChecked = new("GM413", "Part of the database cannot be checked", 7);

    /// <summary>Rows violate a constraint of their table, other than a foreign key.</summary>
    public static readonly ErrorCode ConstraintsViolated = new("GM414", "Rows violate a constraint", 7);

    /// <summary>A backup is newer than every migration of the program.</summary>
    public static readonly ErrorCode NewerBackup = new("GM415", "A backup is newer than the program", 7);

    /// <summary>A backup in the folder belongs to another database.</summary>
    public static readonly ErrorCode OtherBackup = new("GM416", "A backup belongs to another database", 7);

    /// <summary>The newest backup has such a late date that no backup can follow.</summary>
    public static readonly ErrorCode BackupFromTheFuture = new("GM417", "A backup has the latest possible date", 5);

    /// <summary>The driver does not support the connection string.</summary>
    public static readonly ErrorCode ConnectionStringRefused = new("GM418", "The library does not support the connection string", 2);

    /// <summary>Something that is not a file has the name of the lock file.</summary>
    public static readonly ErrorCode LockFileObstructed = new("GM419", "Something else has the name of the lock file", 5);

    /// <summary>Something that is not a file has the name of the journal or the log.</summary>
    public static readonly ErrorCode JournalObstructed = new("GM420", "Something else has the name of the journal", 5);

    /// <summary>An attached database is damaged, is not a database, or cannot be opened.</summary>
    public static readonly ErrorCode AttachedUnusable = new("GM421", "An attached database cannot be used", 5);

    /// <summary>The connection to the server was lost.</summary>
    public static readonly ErrorCode ConnectionLost = new("GM422", "The connection to the server was lost", 5);

    /// <summary>A pooler between the program and the server lends connections for single transactions, so that no lock holds.</summary>
    public static readonly ErrorCode PooledConnection = new("GM423", "A pooler does not keep the connection", 5);

    /// <summary>Migrations are pending, and the host only checks.</summary>
    public static readonly ErrorCode Behind = new("GM425", "The database is behind the program", 6);

    /// <summary>A connection that the host has passed is closed, or has an open transaction or reader.</summary>
    public static readonly ErrorCode ConnectionUnusable = new("GM426", "An open connection cannot be used", 2);

    /// <summary>The schema differs from what the applied migrations make.</summary>
    public static readonly ErrorCode Drift = new("GM427", "The schema differs from the migrations", 6);

    /// <summary>An applied migration asks for something else now.</summary>
    public static readonly ErrorCode Edited = new("GM428", "An applied migration was edited", 6);

    /// <summary>A statement of a migration failed.</summary>
    public static readonly ErrorCode StepFailed = new("GM501", "A migration failed", 1);

    /// <summary>The code of a migration failed before any statement ran.</summary>
    public static readonly ErrorCode RecordingFailed = new("GM502", "A migration's code failed", 1);

    /// <summary>A migration has an incomplete or contradictory operation.</summary>
    public static readonly ErrorCode InvalidExpression = new("GM503", "A migration is incomplete", 2);

    /// <summary>A migration uses an operation that the database or the dialect does not support.</summary>
    public static readonly ErrorCode OperationNotSupported = new("GM504", "An operation is not supported", 1);

    /// <summary>A migration ended its own transaction.</summary>
    public static readonly ErrorCode TransactionEnded = new("GM505", "A migration ended its own transaction", 8);

    /// <summary>A migration without a transaction failed midway.</summary>
    public static readonly ErrorCode PartlyApplied = new("GM506", "A migration without a transaction failed", 8);

    /// <summary>Rows of a table do not fit the change that a migration makes to it.</summary>
    public static readonly ErrorCode RowsDoNotFit = new("GM507", "Rows do not fit a change", 1);

    /// <summary>A change of a column's type would change values.</summary>
    public static readonly ErrorCode LossyCast = new("GM508", "A type change would change values", 7);

    /// <summary>A change of a table would break what depends on it.</summary>
    public static readonly ErrorCode DependentBroken = new("GM509", "A change would break what depends on it", 1);

    /// <summary>A migration started without a transaction and did not finish.</summary>
    public static readonly ErrorCode HalfDone = new("GM510", "A migration may be partially applied", 8);

    /// <summary>A step took longer than the host allows.</summary>
    public static readonly ErrorCode StepTimeout = new("GM511", "A migration ran out of time", 1);

    /// <summary>Code of a migration closed the connection that it was given.</summary>
    public static readonly ErrorCode ConnectionClosed = new("GM512", "A migration closed the connection", 1);

    /// <summary>A script is incomplete, or is not valid text in its encoding.</summary>
    public static readonly ErrorCode InvalidScript = new("GM513", "A script cannot be read to its end", 1);

    /// <summary>Code of a migration replaced the hooks that monitor its transaction.</summary>
    public static readonly ErrorCode HooksReplaced = new("GM514", "A migration replaced the connection's hooks", 1);

    /// <summary>The operation needs a scratch database, and the database product has none.</summary>
    public static readonly ErrorCode NoScratchDatabase = new("GM515", "No scratch database is available", 2);

    /// <summary>A check of a migration itself found something.</summary>
    public static readonly ErrorCode CheckFailed = new("GM516", "A check of a migration failed", 1);

    /// <summary>A migration changed the schema in another way than it changes an empty database.</summary>
    public static readonly ErrorCode SchemaNotAsReplayed = new("GM517", "A migration changed the schema in another way", 1);

    /// <summary>A data migration in batches cannot run under this runner, or in this transaction.</summary>
    public static readonly ErrorCode BatchesUnsupported = new("GM520", "Batches cannot run here", 2);

    /// <summary>A data migration in batches is not well-formed, or its table has no usable key.</summary>
    public static readonly ErrorCode BatchesInvalid = new("GM521", "Batches are not well-formed", 2);

    /// <summary>A data migration in batches stopped at a row that fails.</summary>
    public static readonly ErrorCode BatchRowFailed = new("GM522", "A row of a batch failed", 1);

    /// <summary>A running data migration no longer matches its batches.</summary>
    public static readonly ErrorCode BatchesChanged = new("GM523", "A running data migration was changed", 6);

    /// <summary>There is no running data migration to pause or resume.</summary>
    public static readonly ErrorCode NoBatchesRunning = new("GM524", "No data migration is running", 2);

    /// <summary>An existing database does not match the first migration.</summary>
    public static readonly ErrorCode ShapeDiffers = new("GM601", "An existing database has a different schema", 7);

    /// <summary>The application vetoes the adoption of an existing database.</summary>
    public static readonly ErrorCode AdoptionRefused = new("GM602", "An existing database cannot be adopted", 7);

    /// <summary>A database to be stamped with a version differs from the migrations up to that version.</summary>
    public static readonly ErrorCode StampDiffers = new("GM603", "A database does not match its migrations", 7);

    /// <summary>A database has nothing that a scaffolded migration could create.</summary>
    public static readonly ErrorCode NothingToScaffold = new("GM604", "There is nothing to scaffold", 2);

    /// <summary>A configuration value is missing or wrong.</summary>
    public static readonly ErrorCode InvalidConfiguration = new("GM701", "The configuration is wrong", 2);

    /// <summary>A command, an option or an argument of the tool is wrong.</summary>
    public static readonly ErrorCode CommandLine = new("GM702", "The command line is wrong", 2);

    /// <summary>The tool found no assembly or project, or no migrations in it.</summary>
    public static readonly ErrorCode MigrationsNotFound = new("GM703", "The migrations cannot be found", 2);

    /// <summary>The assembly of the migrations was built against another version of the migration API than the tool.</summary>
    public static readonly ErrorCode OtherApiVersion = new("GM704", "The migrations were built against another version", 2);

    /// <summary>The project of the migrations does not build.</summary>
    public static readonly ErrorCode BuildFailed = new("GM705", "The project does not build", 2);

    /// <summary>The tool needs a confirmation, and cannot ask for it.</summary>
    public static readonly ErrorCode ConfirmationNeeded = new("GM706", "Confirmation is required", 7);

    /// <summary>A step cannot be written as SQL, or not without a connection.</summary>
    public static readonly ErrorCode NotScriptable = new("GM707", "A step cannot be written as a script", 2);

    /// <summary>The program of the migrations cannot be loaded here.</summary>
    public static readonly ErrorCode CannotLoad = new("GM708", "The program cannot be loaded", 2);

    /// <summary>The tool finished its work, but could not write its output.</summary>
    public static readonly ErrorCode OutputLost = new("GM709", "The output could not be written", 9);

    /// <summary>The file with the schema differs from what the migrations make.</summary>
    public static readonly ErrorCode SchemaFileStale = new("GM710", "The schema file is out of date", 6);

    /// <summary>All codes, in order.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
    [
        DuplicateVersion,
        VersionGap,
        NotAMigration,
        UnusableClass,
        ConstructorFailed,
        UnsupportedAttribute,
        NoCompiledCatalog,
        RowsTrimmed,
        MixedNumbering,
        HistoryUnreadable,
        HistoryChanged,
        MirrorOutOfStep,
        HistoryNotCreated,
        HistoryIncomplete,
        NewerDatabase,
        MissingMigration,
        OutOfOrder,
        UnknownTarget,
        TargetBelowCurrent,
        TargetAboveCurrent,
        BreakingChange,
        DataLoss,
        Corrupt,
        NotADatabase,
        LockTimeout,
        ReadOnly,
        CannotOpen,
        DiskFull,
        ForeignKeysViolated,
        BackupFailed,
        DatabaseInUse,
        BackupUnusable,
        ConnectionNotPrepared,
        NotFullyChecked,
        ConstraintsViolated,
        NewerBackup,
        OtherBackup,
        BackupFromTheFuture,
        ConnectionStringRefused,
        LockFileObstructed,
        JournalObstructed,
        AttachedUnusable,
        ConnectionLost,
        PooledConnection,
        Behind,
        ConnectionUnusable,
        Drift,
        Edited,
        StepFailed,
        RecordingFailed,
        InvalidExpression,
        OperationNotSupported,
        TransactionEnded,
        PartlyApplied,
        RowsDoNotFit,
        LossyCast,
        DependentBroken,
        HalfDone,
        StepTimeout,
        ConnectionClosed,
        InvalidScript,
        HooksReplaced,
        NoScratchDatabase,
        CheckFailed,
        SchemaNotAsReplayed,
        BatchesUnsupported,
        BatchesInvalid,
        BatchRowFailed,
        BatchesChanged,
        NoBatchesRunning,
        ShapeDiffers,
        AdoptionRefused,
        StampDiffers,
        NothingToScaffold,
        InvalidConfiguration,
        CommandLine,
        MigrationsNotFound,
        OtherApiVersion,
        BuildFailed,
        ConfirmationNeeded,
        NotScriptable,
        CannotLoad,
        OutputLost,
        SchemaFileStale,
    ];
}
