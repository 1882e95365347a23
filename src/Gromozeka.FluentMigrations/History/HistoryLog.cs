using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Fingerprints;

namespace Gromozeka.FluentMigrations.History;

/// <summary>Reads and writes the log of the history. If there is no log, reads nothing and writes nothing.</summary>
internal sealed class HistoryLog(IDatabase database, MigrationLog? log)
{
    /// <summary>Whether the program keeps a log; if not, one that is there is neither read nor written.</summary>
    public bool IsKept => log is not null;

    /// <summary>The steps that may be partially applied, in version order.</summary>
    public IReadOnlyList<HalfDoneStep> ReadHalfDone(IDatabaseSession session)
    {
        var steps = new List<HalfDoneStep>();
        Read(
            session,
            LogColumns.OfUnsettled,
            entries => entries.Statements.Unsettled,
            row =>
                steps.Add(
                    new HalfDoneStep(
                        row.GetInt64(0),
                        Text(row, 1),
                        Text(row, 2),
                        Text(row, 4),
                        row.GetValue(5) as long? ?? 0,
                        row.GetValue(3) as string
                    )
                )
        );
        return steps;
    }

    /// <summary>The log, oldest entry first; null if there is none.</summary>
    public IReadOnlyList<MigrationLogEntry>? ReadEntries(IDatabaseSession session)
    {
        var read = new List<MigrationLogEntry>();
        var isThere = Read(
            session,
            [.. LogColumns.Always, LogColumns.Id],
            entries => entries.Entries(session.NewCollector()),
            row =>
                read.Add(
                    new MigrationLogEntry(
                        row.GetInt64(0),
                        Text(row, 1),
                        HistoryValues.Time(row.GetValue(2)),
                        row.GetValue(3) is long duration ? TimeSpan.FromMilliseconds(duration) : TimeSpan.Zero,
                        Text(row, 4),
                        row.IsDBNull(5) ? null : Text(row, 5),
                        Text(row, 6),
                        row.GetValue(7) as long? ?? 0,
                        Text(row, 8)
                    )
                    {
                        Notes = row.GetValue(9) as string,
                    }
                )
        );
        return isThere ? read : null;
    }

    /// <summary>Writes a row about a step: a success within its transaction, a failure after its rollback.</summary>
    /// <param name="session">The database.</param>
    /// <param name="version">The version.</param>
    /// <param name="direction">The direction of the step.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="started">When it started.</param>
    /// <param name="error">Why it failed; null if it did not.</param>
    /// <param name="notes">Additional notes; null for none.</param>
    /// <param name="fingerprint">What the migration asked for; null if it is not known or of no interest.</param>
    public void Write(
        IDatabaseSession session,
        long version,
        string direction,
        string outcome,
        StartedStep started,
        string? error = null,
        string? notes = null,
        StepFingerprint? fingerprint = null
    )
    {
        if (log is not null)
            session.Execute(log.Entry(version, direction, outcome, started, error, notes, fingerprint?.ToBytes()));
    }

    /// <summary>The fingerprints of the applied versions that have one in a form that this release reads.</summary>
    public Dictionary<long, KnownFingerprint> ReadFingerprints(IDatabaseSession session)
    {
        var fingerprints = new Dictionary<long, KnownFingerprint>();
        if (log is null || session.IsNew || !session.NewCollector().ColumnExists(log.Name.Schema, log.Name.Name, LogColumns.Fingerprint))
            return fingerprints;
        Read(
            session,
            LogColumns.OfFingerprints,
            entries => entries.Statements.Fingerprints,
            row =>
            {
                if (row.GetValue(1) is byte[] bytes && StepFingerprint.Read(bytes) is { } fingerprint)
                    fingerprints[row.GetInt64(0)] = new KnownFingerprint(fingerprint, HistoryValues.Time(row.GetValue(2)));
            }
        );
        return fingerprints;
    }

    public Dictionary<long, Success> ReadSuccesses(IDatabaseSession session)
    {
        var successes = new Dictionary<long, Success>();
        Read(
            session,
            LogColumns.OfSuccesses,
            entries => entries.Statements.Successes,
            row =>
                successes[row.GetInt64(0)] = new Success(
                    Text(row, 1),
                    row.GetValue(2) is long duration ? TimeSpan.FromMilliseconds(duration) : null
                )
        );
        return successes;
    }

    /// <summary>A column that a repair has added is NULL in older rows.</summary>
    private static string Text(DbDataReader row, int column) => row.GetValue(column) as string ?? "unknown";

    /// <summary>Whether there is a log with the columns that tell which steps may be partially applied.</summary>
    /// <exception cref="MigrationException">There is one without them.</exception>
    public bool Exists(ICommandCollector collector) => Exists(collector, LogColumns.OfUnsettled);

    private bool Exists(ICommandCollector collector, IReadOnlyList<string> columns)
    {
        if (log is null || !collector.HasTable(log.Name))
            return false;
        return collector.FindMissingColumn(log.Name, columns) is { } column
            ? throw HistoryErrors.LogUnreadable(database.Name, log.Name, $"no such column: {column}")
            : true;
    }

    /// <returns>Whether there is a log.</returns>
    private bool Read(IDatabaseSession session, IReadOnlyList<string> columns, Func<MigrationLog, string> sql, Action<DbDataReader> take)
    {
        // A failing statement could abort the transaction of the repair.
        if (log is null || session.IsNew || !Exists(session.NewCollector(), columns))
            return false;
        try
        {
            using var command = session.CreateCommand(sql(log));
            using var row = command.ExecuteReader();
            while (row.Read())
                take(row);
            return true;
        }
        catch (DbException cause)
        {
            throw database.Explain(cause, HistoryErrors.Unchanged, () =>
                HistoryErrors.LogUnreadable(database.Name, log.Name, cause.Message, cause)
            );
        }
    }

    internal sealed record Success(string Direction, TimeSpan? Duration);
}
