using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>Decides whether a run is backed up.</summary>
internal static class BackupDecision
{
    /// <param name="policy">The policy of the host.</param>
    /// <param name="continuesBatches">Whether the run continues batches: it was backed up before they began.</param>
    /// <param name="adoption">The adoption at the beginning of the run; null if there is none.</param>
    /// <param name="steps">The steps of the run.</param>
    /// <param name="recorder">Records the operations of a step, if they matter for the decision.</param>
    /// <param name="database">The database.</param>
    /// <param name="logger">Logs a decision that depends on the steps.</param>
    public static BackupPlan Of(
        BackupPolicy policy,
        bool continuesBatches,
        AdoptionPlan? adoption,
        IReadOnlyList<PreparedStep> steps,
        Func<StepRecorder> recorder,
        IDatabase database,
        ILogger logger
    )
    {
        if (continuesBatches)
            return new BackupPlan(policy, false, []);
        if (policy != BackupPolicy.BeforeRisky)
            return new BackupPlan(policy, policy == BackupPolicy.Always && (adoption is not null || steps.Count > 0), []);
        var risky = steps
            .Select(step =>
                (step.Name, What: RiskyOperations.Of(step, other => recorder().Record(other, other.Renew(), readsRevision: false)))
            )
            .Where(step => step.What is not null)
            .Select(step => $"{step.Name} {step.What}");
        IReadOnlyList<string> reasons = [.. adoption is null ? [] : new[] { "the database is adopted" }, .. risky];
        Log.BackupDecided(logger, database.Name, reasons.Count == 0 ? "none, because no step is risky" : string.Join("; ", reasons));
        return new BackupPlan(policy, reasons.Count > 0, reasons);
    }
}
