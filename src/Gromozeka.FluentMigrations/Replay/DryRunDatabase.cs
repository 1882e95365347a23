using FluentMigrator.Generation;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Batches;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Schema;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>
/// A copy of a database with its rows, on which the same code can do everything that it can do on the database itself. It is deleted when
/// it is disposed or, if the process dies before, by the next run. Everything done to it is recorded. The original is read once, and never
/// written. Without rows, the copy is in memory and contains only the rows of some tables, so that what depends on other rows is not tried.
/// Not thread-safe; one session at a time.
/// </summary>
public sealed class DryRunDatabase : IDatabase, IDatabaseCopy, IWriteObstacles, IDisposable
{
    private readonly IDatabase _original;
    private readonly IDatabaseSession _copy;
    private readonly IDisposable _owner;
    private readonly List<DryRunAction> _actions = [];

    /// <inheritdoc />
    public string SystemName => _original.SystemName;

    private DryRunDatabase(IDatabase original, IDatabaseSession copy, IDisposable? owner = null)
    {
        _original = original;
        _copy = copy;
        _owner = owner ?? copy;
    }

    /// <summary>Copies a database.</summary>
    /// <param name="original">The database; if it does not exist yet, the copy is empty.</param>
    /// <param name="options">The options of its migrations. They name the tables whose rows an in-memory copy contains: version table, log
    /// and mirror.</param>
    /// <param name="withRows">Whether all rows are copied, into a temporary file that only users who can read the database can read.
    /// Otherwise only the schema is copied, in memory. If the rows cannot be copied, <see cref="RowsNotTried"/> says why.</param>
    /// <param name="cancellationToken">Cancels the copy; no part of it is left.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static DryRunDatabase Of(
        IDatabase original,
        MigrationOptions options,
        bool withRows = true,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(options);
        using (var session = original.Open(SessionAccess.Read, cancellationToken))
        {
            if (session.IsNew)
                return new DryRunDatabase(original, original.OpenScratch()) { HasRows = true };
            if (!withRows)
                return OfSchema(original, session, options, null);
        }

        var copy = original.RowCopies?.Open(cancellationToken)
            ?? RowCopy.Impossible("the database provider cannot copy a database with its rows");
        if (copy.Session is not null)
            return new DryRunDatabase(original, copy.Session, copy) { HasRows = true };
        using var again = original.Open(SessionAccess.Read, cancellationToken);
        return OfSchema(original, again, options, copy.Obstacle);
    }

    private static DryRunDatabase OfSchema(IDatabase original, IDatabaseSession session, MigrationOptions options, string? obstacle) =>
        new(original, original.OpenSchemaCopy(session, HistoryTables(options))) { RowsNotTried = obstacle };

    /// <summary>Creates an empty database of the same dialect, without reading the original.</summary>
    /// <param name="original">The database that messages name.</param>
    public static DryRunDatabase Empty(IDatabase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        return new DryRunDatabase(original, original.OpenScratch());
    }

    /// <summary>Whether the copy has every row of the original.</summary>
    public bool HasRows { get; private init; }

    /// <summary>Why the rows could not be copied, as a clause; null if they were copied or not requested.</summary>
    public string? RowsNotTried { get; private init; }

    /// <summary>What was done to the copy, in order. Grows while sessions are active.</summary>
    public IReadOnlyList<DryRunAction> Actions => _actions;

    /// <inheritdoc />
    public string Name => _original.Name;

    /// <inheritdoc />
    public TableNameComparer Names => _original.Names;

    /// <inheritdoc />
    public IQuoter Quoter => _original.Quoter;

    /// <inheritdoc />
    public string? DefaultSchema => _original.DefaultSchema;

    /// <summary>No other process can access the copy.</summary>
    public IMigrationLock Lock { get; } = new FreeLock();

    /// <inheritdoc />
    public TimeSpan LockTimeout => _original.LockTimeout;

    /// <summary>Opens a session on the copy. Closing the session keeps the copy.</summary>
    /// <param name="access">Ignored: everything is written to the copy.</param>
    public IDatabaseSession Open(SessionAccess access) => new DryRunSession(_copy, _actions, HasRows);

    /// <summary>
    /// Whether a run on the copy continues although the original cannot be written to. Otherwise it fails, as a run on the original would.
    /// </summary>
    public bool IgnoresWriteObstacle { get; set; }

    /// <summary>
    /// The error with which a run on the original would have ended although the run on the copy continued; null if there was no obstacle.
    /// </summary>
    public MigrationException? IgnoredWriteObstacle { get; private set; }

    /// <summary>Finds what would prevent a run on the original.</summary>
    public MigrationException? FindWriteObstacle()
    {
        var obstacle = _original.FindWriteObstacle();
        if (!IgnoresWriteObstacle)
            return obstacle;
        IgnoredWriteObstacle ??= obstacle;
        return null;
    }

    /// <inheritdoc />
    public MigrationException? Explain(Exception cause, string state) => _original.Explain(cause, state);

    /// <summary>Returns the capabilities of the original, except backups: the copy is temporary.</summary>
    /// <typeparam name="TCapability">The capability.</typeparam>
    public TCapability? Find<TCapability>()
        where TCapability : class =>
        typeof(TCapability) == typeof(IFileBackup) || typeof(TCapability) == typeof(IRowCopies) ? null
        : typeof(TCapability) == typeof(IWriteObstacles) ? this as TCapability
        : _original.Find<TCapability>();

    /// <summary>Deletes the copy.</summary>
    public void Dispose() => _owner.Dispose();

    private static TableName[] HistoryTables(MigrationOptions options)
    {
        var versionTable = options.VersionTable
            ?? new DefaultVersionTableMetaData(new DefaultConventionSet(null, null), Options.Create(new RunnerOptions()));
        return
        [
            new TableName(versionTable.SchemaName, versionTable.TableName),
            new TableName(versionTable.SchemaName, MigrationLog.DefaultName),
            new TableName(versionTable.SchemaName, BatchTables.StatesName),
            .. options.Mirror is { } mirror ? [mirror.Table] : Array.Empty<TableName>(),
        ];
    }
}
