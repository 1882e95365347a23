using System.Data.Common;
using System.Globalization;
using FluentMigrator.Expressions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Batches;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Fingerprints;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.History;

/// <summary>
/// The migrations that this database has applied: the version table, which is authoritative, the mirror of the version in a table of the
/// application, and the log. Stateless: every answer is read from the given session.
/// </summary>
internal sealed class MigrationHistory(
    IDatabase database,
    IVersionTableMetaData names,
    HistoryMirror? mirror,
    bool keepLog,
    TimeProvider clock
)
{
    private readonly VersionTable _table = new(names, database);
    private readonly MigrationLog? _log = keepLog ? new MigrationLog(database, names.SchemaName) : null;

    /// <summary>The tables of data migrations in batches.</summary>
    public BatchTables Batches => field ??= new BatchTables(database, _table.Name);

    /// <summary>The log of attempted steps.</summary>
    public HistoryLog Log => field ??= new HistoryLog(database, _log);

    /// <summary>Checks, before a run, whether the tables accept what the run will write.</summary>
    public HistoryTrial Trial => field ??= new HistoryTrial(database, this, _table, _log);

    /// <summary>Finds missing parts of the tables.</summary>
    public HistoryInspection Inspection => field ??= new HistoryInspection(database, this, _table, mirror, _log);

    /// <summary>Reads what shows whether the database matches the program.</summary>
    public PulseReader Pulse => field ??= new PulseReader(database, this, names, _log);

    /// <summary>The history that a host's options describe.</summary>
    public static MigrationHistory Of(IDatabase database, MigrationOptions options, TimeProvider clock) =>
        new(database, options.VersionTable ?? DefaultNames(options), options.Mirror, options.KeepLog, clock);

    /// <summary>
    /// The number of commits of other connections; null if there is none, or the version table is in another file, which has a number of
    /// its own.
    /// </summary>
    public long? CommitsOfOthers(IDatabaseSession session) =>
        database.Names.Equals(_table.Name, new TableName(null, _table.Name.Name)) ? session.CommitsOfOthers() : null;

    /// <summary>The tables that belong to this history alone.</summary>
    public IReadOnlyList<TableName> UnsharedTables => _log is null ? [_table.Name] : [_table.Name, _log.Name];

    /// <summary>The tables that the history creates for itself.</summary>
    public IEnumerable<TableName> OwnTables => UnsharedTables.Concat(Batches.Names);

    /// <summary>The tables of the history that grow with every attempt, including failed ones.</summary>
    public IReadOnlyCollection<TableName> LogTables => _log is null ? [] : [_log.Name];

    /// <summary>The table of the mirror, which belongs to the application.</summary>
    public IReadOnlyCollection<TableName> MirrorTables => mirror is null ? [] : [mirror.Table];

    /// <summary>Whether the version table exists.</summary>
    public bool Exists(IDatabaseSession session) => !session.IsNew && session.NewCollector().HasTable(_table.Name);

    public bool HasMirror => mirror is not null;

    public bool HasLog => _log is not null;

    public StartedStep Start() => new(clock);

    /// <summary>The version table in three numbers; empty if there is no version table.</summary>
    public HistoryHead ReadHead(IDatabaseSession session) =>
        ReadAll(session, () => _table.Head, row => HistoryValues.Head(row.GetValue(0), row.GetValue(1), row.GetInt64(2), row.GetInt64(3)))
            .FirstOrDefault(HistoryHead.Empty);

    /// <summary>
    /// The version table in three numbers, if these determine its rows: each version is an integer and occurs once. Null if there is no
    /// version table, or all rows must be read.
    /// </summary>
    public HistoryHead? ReadExactHead(IDatabaseSession session) =>
        ReadAll<HistoryHead?>(
                session,
                () => _table.ExactHead,
                row => row.GetInt64(0) == 0 ? null : HistoryValues.Head(row.GetValue(1), row.GetValue(2), row.GetInt64(3))
            )
            .FirstOrDefault();

    /// <summary>Whether exactly these versions are applied: with one query, if their three numbers determine them.</summary>
    /// <param name="session">The database.</param>
    /// <param name="versions">The versions in ascending order.</param>
    /// <param name="isContiguous">Whether they have no gaps.</param>
    public bool Has(IDatabaseSession session, long[] versions, bool isContiguous) =>
        !session.IsNew
        && (
            isContiguous && ReadExactHead(session) is { } head
                ? head == new HistoryHead(versions[0], versions[^1], versions.Length)
                : ReadVersions(session).SequenceEqual(versions)
        );

    /// <summary>The applied versions in ascending order; empty if there is no version table.</summary>
    public IReadOnlyList<long> ReadVersions(IDatabaseSession session) => ReadAll(session, () => _table.Versions, Version);

    /// <summary>The rows of the version table in ascending order, with their information from the log.</summary>
    public IReadOnlyList<AppliedMigration> ReadRows(IDatabaseSession session)
    {
        var rows = ReadAll(
            session,
            () => _table.Rows(session.NewCollector()),
            row => new AppliedMigration(Version(row), row.GetValue(1) as string, HistoryValues.Time(row.GetValue(2)))
        );
        var successes = Log.ReadSuccesses(session);
        return rows.ConvertAll(row =>
            successes.TryGetValue(row.Version, out var last) && last.Direction != StepDirections.Repair
                ? row with
                {
                    Duration = last.Duration,
                    IsAdopted = last.Direction == StepDirections.Adopt,
                    IsStamped = last.Direction == StepDirections.Stamp,
                }
                : row
        );
    }

    /// <summary>The current version according to the mirror; null if it contains none, or there is no mirror.</summary>
    public string? ReadMirror(IDatabaseSession session)
    {
        if (mirror is null || session.IsNew)
            return null;
        var collector = session.NewCollector();
        if (!collector.HasTable(mirror.Table))
            return null;
        // A failing statement could abort the transaction of the repair.
        if (collector.FindMissingColumn(mirror.Table, mirror.KeyColumn, mirror.ValueColumn) is { } column)
            throw HistoryErrors.MirrorUnreadable(database.Name, mirror.Table, $"no such column: {column}");
        var quoter = database.Quoter;
        using var command = session.CreateCommand(
            $"SELECT m.{quoter.QuoteColumnName(mirror.ValueColumn)} FROM {database.Quote(mirror.Table)} m "
                + $"WHERE m.{quoter.QuoteColumnName(mirror.KeyColumn)} = {quoter.QuoteValue(mirror.VersionKey)}"
        );
        try
        {
            return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
        }
        catch (DbException cause)
        {
            throw database.Explain(cause, HistoryErrors.Unchanged, () =>
                HistoryErrors.MirrorUnreadable(database.Name, mirror.Table, cause.Message, cause)
            );
        }
    }

    /// <summary>Creates the missing parts of the history. Runs within the caller's transaction.</summary>
    public void EnsureCreated(IDatabaseSession session)
    {
        foreach (var command in Missing(session))
            session.Execute(command);
        if (mirror is not null)
            session.Execute(new SqlCommand(mirror.EnsureSql));
    }

    /// <summary>The commands that create the missing tables, columns and indexes; none if the history is complete.</summary>
    public IReadOnlyList<DatabaseCommand> Missing(IDatabaseSession session)
    {
        var collector = session.NewCollector();
        var missing = _table.Missing(collector).ToList();
        if (_log is not null)
            missing.AddRange(collector.HasTable(_log.Name) ? _log.Upgrades(collector) : [_log.Table]);

        foreach (var expression in missing)
            expression.ExecuteWith(collector);
        return collector.Take();
    }

    /// <summary>The commands that drop the version table; empty if there is none.</summary>
    public IReadOnlyList<DatabaseCommand> Removal(IDatabaseSession session)
    {
        var collector = session.NewCollector();
        if (collector.HasTable(_table.Name))
            new DeleteTableExpression { SchemaName = names.SchemaName, TableName = names.TableName }.ExecuteWith(collector);
        return collector.Take();
    }

    public bool Contains(IDatabaseSession session, long version) => (long)session.ReadRepeated(_table.Contains, version)![0] > 0;

    public void Add(IDatabaseSession session, MigrationDescriptor migration) => session.Execute(Row(migration.Version, migration.Title));

    public void Remove(IDatabaseSession session, MigrationDescriptor migration) => session.Execute(RowRemoval(migration.Version));

    /// <summary>Records what an edited migration asks for now. Runs within the caller's transaction.</summary>
    public void AcceptEdit(IDatabaseSession session, long version, StepFingerprint fingerprint) =>
        Log.Write(session, version, StepDirections.Edit, StepOutcomes.Accepted, Start(), fingerprint: fingerprint);

    /// <summary>
    /// Checks, after all writes of a step, whether the version table contains what was written: a trigger or a conflict clause can suppress
    /// a row while SQLite reports success.
    /// </summary>
    /// <exception cref="CheckFailedException">It does not.</exception>
    public void Confirm(IDatabaseSession session, long version, bool isApplied) => Confirm(version, isApplied, Contains(session, version));

    /// <summary>Checks the same, and reads the version table in three numbers.</summary>
    /// <exception cref="CheckFailedException">It does not contain what was written.</exception>
    public HistoryHead ReadConfirmed(IDatabaseSession session, long version, bool isApplied)
    {
        try
        {
            var row = session.ReadRepeated(_table.HeadWith, version)!;
            Confirm(version, isApplied, (long)row[0] > 0);
            return HistoryValues.Head(row[1], row[2], (long)row[3], (long)row[4]);
        }
        catch (Exception cause) when (cause is DbException or FormatException)
        {
            throw Unreadable(cause);
        }
    }

    /// <summary>Whether a version is the highest, or neither it nor a higher one is applied: with a short query.</summary>
    public bool IsLast(IDatabaseSession session, long version, bool isApplied) =>
        session.ReadRepeated(_table.From, version)![0].Equals(isApplied ? 1L : DBNull.Value);

    private void Confirm(long version, bool isApplied, bool isThere)
    {
        if (isThere != isApplied)
        {
            throw new CheckFailedException(
                ErrorCodes.HistoryUnreadable,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the row of version {version} was {(isApplied ? "written to" : "deleted from")} {_table.Name}, "
                        + $"and is {(isApplied ? "not" : "still")} there"
                ),
                $"check the triggers and conflict clauses (ON CONFLICT) of the table {_table.Name}, and start again"
            );
        }
    }

    /// <summary>The command that writes the row of a version.</summary>
    public SqlCommand Row(long version, string? description) =>
        new(_table.Insert)
        {
            Rows =
            [
                [version, description],
            ],
            IsRepeated = true,
        };

    /// <summary>The command that removes the row of a version.</summary>
    public SqlCommand RowRemoval(long version) =>
        new(_table.Delete)
        {
            Rows =
            [
                [version],
            ],
            IsRepeated = true,
        };

    private static long Version(DbDataReader row) => HistoryValues.Version(row.GetValue(0));

    /// <summary>
    /// Each row of a query over the version table. Distinguishes "there is no version table" from "it cannot be read": only the former is
    /// version 0. Outside a transaction, the table is read immediately, and searched for only after a failure, so that a database with
    /// nothing pending needs one query. A table that exists then may have just been created by another process, so it is read once more
    /// before it counts as unreadable. Within a transaction, which a failure may abort, it is searched for first.
    /// </summary>
    private List<T> ReadAll<T>(IDatabaseSession session, Func<string> sql, Func<DbDataReader, T> of, bool isSecondTry = false)
    {
        if (session.IsNew || (session.InTransaction && !Exists(session)))
            return [];
        try
        {
            var read = new List<T>();
            using var command = session.CreateCommand(sql());
            using var row = command.ExecuteReader();
            while (row.Read())
                read.Add(of(row));
            return read;
        }
        catch (Exception cause) when (cause is DbException or FormatException)
        {
            var error = Unreadable(cause);
            if (isSecondTry || session.InTransaction || error.Code != ErrorCodes.HistoryUnreadable)
                throw error;
        }

        return Exists(session) ? ReadAll(session, sql, of, isSecondTry: true) : [];
    }

    private MigrationException Unreadable(Exception cause) =>
        database.Explain(cause, HistoryErrors.Unchanged) ?? HistoryErrors.Unreadable(database.Name, _table.Name, cause);

    private static DefaultVersionTableMetaData DefaultNames(MigrationOptions options) =>
        new(options.Conventions ?? new DefaultConventionSet(null, null), Options.Create(new RunnerOptions()));
}
