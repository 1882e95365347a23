using System.Data.Common;
using System.Globalization;

using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Ledger;
using Gromozeka.FluentMigrations.Planning;

namespace Gromozeka.FluentMigrations;

/// <summary>Holds the catalog, the ledger and the database against each other. Only reads.</summary>
internal sealed class MigrationValidator(
    MigrationCatalog catalog, MigrationLedger ledger, MigrationPlanner planner, IDatabase database, IDatabaseSession session, IServiceProvider services)
{
    public IReadOnlyList<ValidationFinding> Validate(CancellationToken cancellationToken)
    {
        var findings = new List<ValidationFinding>();
        Try(findings, () => CheckVersions(findings, ledger.ReadVersions(session)));
        foreach (var migration in catalog.Migrations)
            Try(findings, () => MigrationActivator.Create(migration.Type, services));
        cancellationToken.ThrowIfCancellationRequested();
        Try(findings, () => CheckDamage(findings));
        return [.. findings.Distinct()];
    }

    private void CheckDamage(List<ValidationFinding> findings)
    {
        if (!session.IsNew && session.FindDamage() is { } damage)
            findings.Add(new ValidationFinding(ErrorCodes.Corrupt, damage, "restore the newest good backup"));
    }

    private void CheckVersions(List<ValidationFinding> findings, IReadOnlyList<long> versions)
    {
        Try(findings, () => planner.Up(versions, null));
        Try(findings, () => CheckMirror(findings, (versions.Count == 0 ? 0 : versions[^1]).ToString(CultureInfo.InvariantCulture)));
    }

    private void CheckMirror(List<ValidationFinding> findings, string current)
    {
        var mirrored = ledger.ReadMirror(session);
        if (ledger.HasMirror && (mirrored ?? "0") != current)
        {
            findings.Add(new ValidationFinding(
                ErrorCodes.MirrorOutOfStep,
                $"the settings say {(mirrored is null ? "nothing" : $"version '{mirrored}'")}, the version table says {current}",
                "the version table is the truth; the next run that has something to apply brings the settings in step"));
        }
    }

    private void Try(List<ValidationFinding> findings, Action check)
    {
        try
        {
            check();
        }
        catch (DbException cause) when (database.Explain(cause, LedgerErrors.Unchanged) is { } fault)
        {
            findings.Add(new ValidationFinding(fault.Code, $"{fault.What} {fault.Why}", fault.Next));
        }
        catch (MigrationException error)
        {
            findings.Add(new ValidationFinding(error.Code, $"{error.What} {error.Why}", error.Next));
        }
    }
}
