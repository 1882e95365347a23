using System.Data.Common;
using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Schema;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>
/// Adopts a database that has the application's tables but no version. Compares it with the result of the first migration, adds what is
/// missing if no row is touched, rebuilds what is declared differently if the host requests it, and writes the version. Otherwise refuses,
/// and changes not a single byte.
/// </summary>
internal sealed class DatabaseAdopter(
    IDatabase database,
    MigrationHistory history,
    IReadOnlyCollection<IAdoptionCheck> checks,
    AdoptionOptions options,
    Func<MigrationDescriptor, SchemaReplay> replay,
    ILogger logger
)
{
    /// <summary>Decides whether and how a database is adopted. Only reads.</summary>
    /// <param name="session">The database.</param>
    /// <param name="first">The first migration of the program; null if it has none.</param>
    /// <returns>The plan; null if the database is new or has none of the application's tables.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.ShapeDiffers"/> or <see cref="ErrorCodes.AdoptionRefused"/>.</exception>
    public AdoptionPlan? Plan(IDatabaseSession session, MigrationDescriptor? first)
    {
        if (first is null || session.IsNew)
            return null;
        var revision = session.SchemaRevision();
        var actual = session.ReadSchema().Without(history.OwnTables);
        if (actual.Tables.Count == 0)
            return null;
        var expected = replay(first);
        if (!expected.Made.Any(table => actual.Find(table.Name) is not null || actual.OtherNames.Contains(table.Name)))
            return null;

        foreach (var check in checks)
        {
            if (check.Examine(session.CreateCommand) is { } objection)
                throw AdoptionErrors.Refused(database.Name, first, objection);
        }

        var plan = new AdoptionPlan(first, expected.After, new DifferenceJudge(database, session).Judge(expected.After, actual), revision);
        Check(plan, plan.Differences);
        CheckRows(session, plan);
        history.Trial.Try(session);
        Try(session, plan);
        return plan;
    }

    /// <summary>Carries out a plan in one transaction.</summary>
    /// <returns>What was done; null if another process has adopted the database meanwhile.</returns>
    public AdoptionReport? Adopt(IDatabaseSession session, AdoptionPlan plan)
    {
        var started = history.Start();
        var report = plan.Report;
        try
        {
            session.Begin(rebuildsTables: plan.Rebuilds.Count > 0);
            if (history.ReadVersions(session).Count > 0)
            {
                session.Rollback();
                return null;
            }

            if (session.SchemaRevision() != plan.SchemaRevision)
                throw HistoryErrors.Changed(database.Name, plan.Migration.ToString());
            CarryOut(session, plan, started);
            session.Commit();
        }
        catch (Exception cause)
        {
            session.Rollback();
            throw Explain(cause, plan);
        }

        Log(report);
        return report;
    }

    private void CarryOut(IDatabaseSession session, AdoptionPlan plan, StartedStep started)
    {
        // Before the history, which creates the mirror's table if it is missing, and writes to it if it is incomplete.
        foreach (var command in AdoptionScript.Write(plan, session, database))
            session.Execute(command);
        session.FinishStep();
        Verify(session, plan);
        history.EnsureCreated(session);
        history.Add(session, plan.Migration);
        history.Log.Write(session, plan.Migration.Version, StepDirections.Adopt, StepOutcomes.Success, started, notes: Notes(plan.Report));
        history.Confirm(session, plan.Migration.Version, isApplied: true);
    }

    /// <summary>
    /// Carries out the plan on a copy of the schema in memory, which finds every obstacle except those in the rows. What cannot be created
    /// there, because it depends on something that only the original connection has, fails in the run itself; so does a schema that has
    /// changed since the comparison.
    /// </summary>
    private void Try(IDatabaseSession session, AdoptionPlan plan)
    {
        using var copy = database.OpenSchemaCopy(session, history.MirrorTables);
        if (
            session.SchemaRevision() != plan.SchemaRevision
            || !session.ReadTableNames().ToHashSet(database.Names).SetEquals(copy.ReadTableNames())
        )
            return;
        try
        {
            copy.Begin(rebuildsTables: plan.Rebuilds.Count > 0);
            CarryOut(copy, plan, history.Start());
        }
        catch (Exception cause)
        {
            throw Explain(cause, plan);
        }
        finally
        {
            copy.Rollback();
        }
    }

    private MigrationException Explain(Exception cause, AdoptionPlan plan) =>
        cause switch
        {
            CheckFailedException check when check.Code == ErrorCodes.HistoryUnreadable => HistoryErrors.NotKept(database.Name, check),
            CheckFailedException check => AdoptionErrors.RowsDoNotFit(database.Name, plan.Migration, check),
            _ => database.Explain(cause, HistoryErrors.Unchanged, () => AdoptionErrors.Failed(database.Name, plan.Migration, cause)),
        };

    /// <exception cref="MigrationException">A difference is not accepted.</exception>
    private void Check(AdoptionPlan plan, IReadOnlyList<JudgedDifference> differences)
    {
        if (differences.Any(one => one.Class == DifferenceClass.Refused || one.Class == DifferenceClass.Alignable && !options.Align))
        {
            throw AdoptionErrors.ShapeDiffers(
                database.Name,
                plan.Migration,
                [.. differences.Where(one => one.Class is not (DifferenceClass.Harmless or DifferenceClass.Warned))],
                options.Align
            );
        }
    }

    /// <summary>Finds conflicting rows before anything is written.</summary>
    private void CheckRows(IDatabaseSession session, AdoptionPlan plan)
    {
        try
        {
            foreach (var table in plan.Rebuilds)
            {
                var alignment = session.Align(table);
                alignment.Space.Run(session);
                Run(session, alignment.Rows);
            }

            foreach (var table in plan.Additions)
                CheckAdditions(session, plan, table);
        }
        catch (Exception cause) when (cause is DatabaseOperationNotSupportedException or CheckFailedException or DbException)
        {
            throw Explain(cause, plan);
        }
    }

    private void CheckAdditions(IDatabaseSession session, AdoptionPlan plan, TableShape table)
    {
        try
        {
            Run(session, ChecksOf(session, table));
        }
        catch (CheckFailedException check)
        {
            throw AdoptionErrors.CannotAdd(database.Name, plan.Migration, table.Name, check);
        }
    }

    private static void Run(IDatabaseSession session, IReadOnlyList<CheckCommand> checks)
    {
        foreach (var check in checks)
            check.Run(session);
    }

    /// <summary>A table that will not be rebuilt need not be rebuildable.</summary>
    private static IReadOnlyList<CheckCommand> ChecksOf(IDatabaseSession session, TableShape table)
    {
        try
        {
            return session.Align(table).Rows;
        }
        catch (DatabaseOperationNotSupportedException)
        {
            return [];
        }
    }

    /// <summary>Compares again: no difference may remain that was not accepted.</summary>
    private void Verify(IDatabaseSession session, AdoptionPlan plan)
    {
        var left = new DifferenceJudge(database, session)
            .Judge(plan.Expected, session.ReadSchema().Without(history.OwnTables))
            .Where(one => one.Class is not (DifferenceClass.Harmless or DifferenceClass.Warned))
            .ToList();
        if (left.Count > 0)
            throw AdoptionErrors.ShapeDiffers(
                database.Name,
                plan.Migration,
                [.. left.Select(one => one with { Class = DifferenceClass.Refused })],
                options.Align
            );
    }

    private static string? Notes(AdoptionReport report) =>
        report.Differences.Count == 0
            ? null
            : string.Join('\n', report.Differences.Select(one => AcceptedDifferences.Note(Word(one.Class), one)));

    private static string Word(DifferenceClass meaning) =>
        meaning switch
        {
            DifferenceClass.Added => AcceptedDifferences.Added,
            DifferenceClass.Alignable => AcceptedDifferences.Aligned,
            _ => meaning.ToString().ToLowerInvariant(),
        };

    private void Log(AdoptionReport report)
    {
        foreach (var added in report.Added)
            Diagnostics.Log.AdoptionAdded(logger, added);
        foreach (var one in report.Differences.Where(one => one.Class == DifferenceClass.Alignable))
            Diagnostics.Log.AdoptionAligned(logger, one.ToString());
        foreach (var one in report.Differences.Where(one => one.Class == DifferenceClass.Warned))
            Diagnostics.Log.AdoptionWarned(logger, one.ToString());
        foreach (var extra in report.LeftAlone)
            Diagnostics.Log.AdoptionLeftAlone(logger, extra);
        Diagnostics.Log.Adopted(logger, database.Name, report.Version);
    }
}
