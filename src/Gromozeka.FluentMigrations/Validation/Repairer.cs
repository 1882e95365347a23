using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Validation;

/// <summary>Turns findings into actions, and carries these out in one transaction.</summary>
internal sealed class Repairer(IDatabase database, MigrationHistory history, MigrationCatalog catalog, IDatabaseSession session)
{
    /// <summary>Determines the actions for findings. Only reads.</summary>
    public RepairPlan Plan(RepairOptions options, IReadOnlyList<ValidationFinding> findings)
    {
        // The missing parts of the history come first, because the rest writes to them. The mirror follows the version table and comes
        // last.
        var actions = findings
            .Select(finding => Action(finding, options))
            .OrderBy(action =>
                action.Finding switch
                {
                    { Addition: not null } => 0,
                    { Step: not null } => 1,
                    { ConcernsMirror: true } => 2,
                    { Edit: not null } => 3,
                    _ => 4,
                }
            );
        return new RepairPlan(database.Name, options, [.. actions], Head(), session.SchemaRevision());
    }

    /// <summary>Carries out a plan completely or not at all.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="validateHistory">Validates the current history on the same session.</param>
    /// <returns>What was done.</returns>
    public IReadOnlyList<RepairAction> Do(RepairPlan plan, Func<IReadOnlyList<ValidationFinding>> validateHistory)
    {
        if (plan.Refusal is { } refusal)
            throw refusal;
        var actions = plan.OfRepair.ToList();
        try
        {
            session.Begin();
            if (!plan.IsSameAs(Plan(plan.Options, validateHistory())))
                throw RepairErrors.Changed(database.Name);
            foreach (var action in actions)
                Do(action.Finding!, plan.Options);
            session.Commit();
            return actions;
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            session.Rollback();
            throw database.Explain(cause, HistoryErrors.Unchanged, () => RepairErrors.Failed(database.Name, cause));
        }
    }

    private static RepairAction Action(ValidationFinding finding, RepairOptions options)
    {
        var (does, kind) = finding switch
        {
            { Addition: not null } => ("it is added", RepairKind.Automatic),
            { ConcernsMirror: true } when finding.Code == ErrorCodes.MirrorOutOfStep => ("they are updated", RepairKind.Automatic),
            { ConcernsMirror: true } => ("it is created again", RepairKind.Automatic),
            { Step: not null } => options.HalfDone switch
            {
                HalfDoneResolution.MarkApplied => ("its version is recorded as applied", RepairKind.Automatic),
                HalfDoneResolution.MarkNotApplied => ("its version is recorded as not applied", RepairKind.Automatic),
                _ => ("choose whether it is applied or not (HalfDone); until then nothing is repaired", RepairKind.NeedsChoice),
            },
            { Edit: not null } when options.AcceptEdits => ("it is accepted as it is now; the schema stays as it is", RepairKind.Automatic),
            _ => (finding.Remedy, RepairKind.Manual),
        };
        return new RepairAction(finding.Code, finding.What, does, kind) { Finding = finding };
    }

    private void Do(ValidationFinding finding, RepairOptions options)
    {
        if (finding.Addition is { } addition)
            HistoryInspection.Fill(session, addition);
        else if (finding.Step is { } step)
            history.Inspection.Settle(
                session,
                step.Version,
                options.HalfDone == HalfDoneResolution.MarkApplied,
                catalog.Find(step.Version)?.Title
            );
        else if (finding.Edit is { } edit)
            history.AcceptEdit(session, edit.Migration.Version, edit.Fingerprint!);
        else
            history.Inspection.RestoreMirror(session);
    }

    private HistoryHead Head()
    {
        try
        {
            return history.ReadHead(session);
        }
        catch (MigrationException unreadable) when (unreadable.Code == ErrorCodes.HistoryUnreadable)
        {
            return HistoryHead.Empty;
        }
    }
}
