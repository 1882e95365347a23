using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.History;

/// <summary>
/// Tries what a run writes on empty copies of the version table and the log, because tables with these names may belong to another program.
/// </summary>
internal sealed class HistoryTrial(IDatabase database, MigrationHistory history, VersionTable table, MigrationLog? log)
{
    private static readonly long[] TrialVersions = [1, 20260102030405];

    /// <summary>
    /// Checks, before the first write of a run, whether the version table and the log accept what it will write. Only reads. Without a
    /// cheap scratch database nothing is tried: the run itself finds out, within the transaction that it then rolls back.
    /// </summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.HistoryUnreadable"/> or <see cref="ErrorCodes.HistoryIncomplete"/>: they
    /// do not accept it.</exception>
    public void Try(IDatabaseSession session)
    {
        if (session.IsNew || database.Scratch is not { AreCheap: true })
            return;
        // An empty database does not contain a schema of the application.
        if (table.Name.Schema.Length > 0)
            return;
        if (session.ReadTable(table.Name) is { } versions)
            OnCopy(versions, TryVersions, cause => HistoryErrors.Unusable(database.Name, table.Name, cause));
        if (log is not null && session.ReadTable(log.Name) is { } entries)
            OnCopy(entries, scratch => TryLog(scratch, log), cause => HistoryErrors.LogUnusable(database.Name, log.Name, cause));
    }

    /// <summary>
    /// Tries everything on a copy of the schema, because names may be in use and triggers may suppress rows. Only reads. What cannot be
    /// created there, because it depends on something that only the original connection has, is tried by the run itself.
    /// </summary>
    /// <exception cref="MigrationException">A version could not be recorded.</exception>
    public void TryAll(IDatabaseSession session)
    {
        Try(session);
        if (session.IsNew || database.Scratch is not { AreCheap: true } || table.Name.Schema.Length > 0)
            return;
        using var copy = database.OpenSchemaCopy(session, history.MirrorTables);
        if (!session.ReadTableNames().ToHashSet(database.Names).SetEquals(copy.ReadTableNames()))
            return;
        copy.Begin();
        try
        {
            history.EnsureCreated(copy);
            copy.Execute(history.Row(TrialVersions[0], ""));
            history.Confirm(copy, TrialVersions[0], isApplied: true);
        }
        catch (DbException cause)
        {
            throw HistoryErrors.CannotCreate(database.Name, cause);
        }
        catch (CheckFailedException cause)
        {
            throw HistoryErrors.NotKept(database.Name, cause);
        }
    }

    private void OnCopy(TableShape shape, Action<IDatabaseSession> attempt, Func<Exception, MigrationException> refuse)
    {
        // What cannot be created again, because it depends on something that only the original connection has, is tried by the run itself.
        using var scratch = database.Scratch!.OpenTableCopy(shape);
        if (scratch is null)
            return;
        scratch.Begin();
        try
        {
            attempt(scratch);
        }
        catch (Exception cause) when (cause is DbException or FormatException)
        {
            throw refuse(cause);
        }
    }

    private void TryVersions(IDatabaseSession scratch)
    {
        foreach (var addition in table.Missing(scratch.NewCollector()).ToList())
            HistoryInspection.Fill(scratch, addition);
        foreach (var version in TrialVersions)
            scratch.Execute(history.Row(version, $"version {version}"));
        using var command = scratch.CreateCommand(table.Versions);
        using var row = command.ExecuteReader();
        var read = new List<object>();
        while (row.Read())
            read.Add(row.GetValue(0));
        if (!read.SequenceEqual(TrialVersions.Cast<object>()))
            throw new FormatException(
                $"the versions {string.Join(" and ", TrialVersions)} would be read back as "
                    + $"{string.Join(" and ", read.Select(value => value is string ? $"'{value}'" : value))}"
            );
    }

    private void TryLog(IDatabaseSession scratch, MigrationLog entries)
    {
        foreach (var addition in entries.Upgrades(scratch.NewCollector()).ToList())
            HistoryInspection.Fill(scratch, addition);
        scratch.Execute(entries.Entry(1, StepDirections.Up, StepOutcomes.Success, history.Start(), error: null));
        scratch.Execute(
            entries.Entry(2, StepDirections.Adopt, StepOutcomes.Success, history.Start(), error: null, notes: "notes", fingerprint: [1])
        );
        using var command = scratch.CreateCommand(entries.Statements.Unsettled);
        using var row = command.ExecuteReader();
    }
}
