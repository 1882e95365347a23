using System.Data.Common;
using System.Globalization;
using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Planning;

namespace Gromozeka.FluentMigrations.Validation;

/// <summary>Compares the catalog, the history and the database. Only reads.</summary>
internal sealed class DatabaseValidator(
    MigrationCatalog catalog,
    MigrationHistory history,
    MigrationPlanner planner,
    IDatabase database,
    IDatabaseSession session,
    BackupManager? backups,
    IServiceProvider services,
    Func<CancellationToken, DriftReport> findDrift,
    Func<CancellationToken, EditReport> findEdits
)
{
    private const string ByRepair = "Repair adds it";

    private readonly List<ValidationFinding> _findings = [];

    /// <summary>Checks everything.</summary>
    public IReadOnlyList<ValidationFinding> Validate(CancellationToken cancellationToken)
    {
        CheckHistory();
        foreach (var migration in catalog.Migrations)
            Try(() => MigrationActivator.Create(migration, services));
        cancellationToken.ThrowIfCancellationRequested();
        // What is wrong with the history is put right first: what cannot be read cannot be compared.
        if (_findings.Count == 0)
        {
            Try(() => CheckDrift(cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            Try(() => CheckEdits(cancellationToken));
        }

        cancellationToken.ThrowIfCancellationRequested();
        Try(CheckForeignKeys);
        cancellationToken.ThrowIfCancellationRequested();
        Try(CheckIntegrity);
        return Findings();
    }

    /// <summary>Checks only the history: what can be repaired, at a cost independent of the application's rows.</summary>
    public IReadOnlyList<ValidationFinding> ValidateHistory()
    {
        CheckHistory();
        if (_findings.Count == 0)
            Try(() => CheckEdits(CancellationToken.None));
        return Findings();
    }

    private IReadOnlyList<ValidationFinding> Findings() => [.. _findings.Distinct()];

    private void CheckHistory() =>
        Try(() =>
        {
            var versions = history.ReadVersions(session);
            Try(() => planner.Up(versions, null));
            CheckDuplicates(versions);
            Try(() => CheckGaps(versions));
            Try(() => CheckMirror((versions.Count == 0 ? 0 : versions[^1]).ToString(CultureInfo.InvariantCulture)));
            Try(CheckTriggers);
            Try(CheckHalfDone);
            Try(TryHistory);
        });

    private void TryHistory()
    {
        try
        {
            history.Trial.TryAll(session);
        }
        catch (MigrationException error)
            when (error.Code == ErrorCodes.HistoryIncomplete && _findings.Any(finding => finding.Addition is not null))
        {
            // The missing columns are already reported, and Repair adds them.
        }
    }

    private void CheckDuplicates(IReadOnlyList<long> versions)
    {
        foreach (var version in versions.GroupBy(version => version).Where(rows => rows.Count() > 1))
        {
            Add(
                ErrorCodes.HistoryIncomplete,
                $"version {version.Key} is in the version table {Quantity.Of(version.Count(), "time")}",
                "delete the extra rows manually; then Repair adds the unique index"
            );
        }
    }

    private void CheckGaps(IReadOnlyList<long> versions)
    {
        foreach (var gap in history.Inspection.FindGaps(session, versions))
        {
            _findings.Add(
                new ValidationFinding(
                    ErrorCodes.HistoryIncomplete,
                    gap.What,
                    gap.Addition is null
                        ? "it cannot be added to the table as it is: check its rows, and whether another program created it"
                        : ByRepair
                )
                {
                    Addition = gap.Addition,
                }
            );
        }
    }

    private void CheckMirror(string current)
    {
        var mirrored = history.ReadMirror(session);
        if (!history.HasMirror || (mirrored ?? "0") == current)
            return;
        var isThere = history.Exists(session);
        _findings.Add(
            new ValidationFinding(
                ErrorCodes.MirrorOutOfStep,
                $"the settings say {(mirrored is null ? "nothing" : $"version '{mirrored}'")}, "
                    + $"the version table says {(isThere ? current : "nothing: it is missing")}",
                isThere
                    ? "the version table is authoritative; "
                        + "the next run that has something to apply updates the settings, or Repair does so at once"
                    : "check the file: if it had a version table, restore the newest good backup"
            )
            {
                ConcernsMirror = isThere,
            }
        );
    }

    private void CheckTriggers()
    {
        foreach (var (expected, found) in history.Inspection.FindTriggerFaults(session))
        {
            _findings.Add(
                new ValidationFinding(
                    ErrorCodes.HistoryIncomplete,
                    found is null
                        ? $"the trigger {expected.Name} on {expected.Table} is missing"
                        : $"the trigger {expected.Name} on {found.Table} is not the one that this program creates:\n{found.Sql}",
                    found is null ? ByRepair : "Repair drops it and creates it again"
                )
                {
                    ConcernsMirror = true,
                }
            );
        }
    }

    private void CheckHalfDone()
    {
        foreach (var step in history.Log.ReadHalfDone(session))
        {
            _findings.Add(
                new ValidationFinding(
                    ErrorCodes.HalfDone,
                    step.ToString(),
                    "check which of its statements took effect, complete or undo them; "
                        + "then Repair, with HalfDone = MarkApplied or MarkNotApplied"
                )
                {
                    Step = step,
                    Version = step.Version,
                }
            );
        }
    }

    private void CheckDrift(CancellationToken cancellationToken)
    {
        if (database.Scratch is null)
            return;
        foreach (var one in findDrift(cancellationToken).Drift)
            Add(
                ErrorCodes.Drift,
                one.ToString(),
                (one.Sql ?? one.Code) is { } repair
                    ? $"undo it {(one.Sql is null ? "by a migration" : "with SQL")}, or make it a migration: {repair}"
                    : "undo it, or make it a migration"
            );
    }

    private void CheckEdits(CancellationToken cancellationToken)
    {
        foreach (var edit in findEdits(cancellationToken).Edited)
        {
            _findings.Add(
                new ValidationFinding(
                    ErrorCodes.Edited,
                    $"{edit}:\n{string.Join('\n', edit.Lines)}",
                    "undo the edit, and write a new migration for the change; or accept it: Repair, with AcceptEdits"
                )
                {
                    Version = edit.Migration.Version,
                    Edit = edit,
                }
            );
        }
    }

    private void CheckForeignKeys()
    {
        foreach (var key in session.FindBrokenForeignKeys())
        {
            if (key.IsUnknown)
            {
                AddUnchecked($"the foreign keys of table {key.Table}: {key.Fault}");
                continue;
            }

            Add(
                ErrorCodes.ForeignKeysViolated,
                $"table {key.Table}: {key.Fault}",
                session.EnforcesForeignKeys
                    ? "correct the rows: statements that touch them may fail"
                    : "foreign keys are not enforced here, so nothing fails because of this; correct the rows before you switch them on"
            );
        }
    }

    private void CheckIntegrity()
    {
        var report = session.IsNew || session.Find<IIntegrityCheck>() is null ? IntegrityReport.Sound : session.CheckIntegrity();
        foreach (var part in report.Unchecked)
            AddUnchecked(part);
        foreach (var rows in report.BrokenRows)
            Add(ErrorCodes.ConstraintsViolated, rows, "correct the rows, by a migration or manually: later writes to them may fail");
        if (report.Damage is { } damage)
            Add(
                ErrorCodes.Corrupt,
                damage,
                "restore the newest good backup" + (backups is null ? "" : $"; {DamageErrors.NewestGood(backups)}")
            );
    }

    private void AddUnchecked(string what) =>
        Add(
            ErrorCodes.NotFullyChecked,
            what,
            "it may be intact: register what is missing where connections are prepared (ConnectionOpened), and validate again"
        );

    private void Add(ErrorCode code, string what, string remedy) => _findings.Add(new ValidationFinding(code, what, remedy));

    private void Try(Action check)
    {
        try
        {
            check();
        }
        catch (DbException cause) when (database.Explain(cause, HistoryErrors.Unchanged) is { } fault)
        {
            Add(fault);
        }
        catch (DbException cause)
        {
            AddUnchecked(cause.Message);
        }
        catch (MigrationException error)
        {
            Add(error);
        }
    }

    private void Add(MigrationException error) =>
        _findings.Add(
            new ValidationFinding(error.Code, $"{error.What} {error.Why}", DamageErrors.WithBackup(error, backups).Next)
            {
                Version = error.Version,
            }
        );
}
