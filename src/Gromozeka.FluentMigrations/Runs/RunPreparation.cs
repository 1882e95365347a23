using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>What a run does under the lock before its first step.</summary>
internal sealed class RunPreparation(
    IDatabase database,
    MigrationHistory history,
    BackupManager? backups,
    IntegrityCheck check,
    ILogger logger
)
{
    /// <summary>
    /// Checks that the version table and the log accept what the run will write, that no step is partially applied, and that the database
    /// is writable.
    /// </summary>
    /// <param name="session">The database, which must exist.</param>
    /// <exception cref="MigrationException">A refusal; nothing was written to the database.</exception>
    public void Check(IDatabaseSession session) => Faults.Explain(database, backups, () =>
        {
            database.RowCopies?.DeleteLeft();
            CheckHistory(session);
            session.Begin();
            session.Rollback();
        });

    /// <summary>Checks that the version table and the log accept what the run will write, and that no step is partially applied.</summary>
    /// <param name="session">The database; a new one has nothing to check.</param>
    /// <exception cref="MigrationException">A refusal.</exception>
    public void CheckHistory(IDatabaseSession session) => Faults.Explain(database, backups, () =>
        {
            // Under the run lock, no other process runs a step, so a step that is recorded as running has died.
            var halfDone = history.Log.ReadHalfDone(session);
            if (halfDone.Count > 0)
                throw HistoryErrors.HalfDone(database.Name, halfDone);
            history.Trial.Try(session);
        });

    /// <summary>Backs up the database if it has rows; otherwise checks it for damage, if the host requests it.</summary>
    /// <param name="session">The database, which must exist.</param>
    /// <param name="isWanted">Whether the run creates a backup at all.</param>
    /// <param name="cancellationToken">Cancels the backup.</param>
    /// <returns>The backup; null if none was created.</returns>
    /// <exception cref="MigrationException">The database is damaged, or cannot be backed up; nothing was written to it.</exception>
    public Backup? BackUp(IDatabaseSession session, bool isWanted, CancellationToken cancellationToken) =>
        Faults.Explain<Backup?>(database, backups, () =>
        {
            // Checking the backup also checks the database, because both contain the same pages.
            var isChecked = check == IntegrityCheck.BeforeRun;
            if (isWanted && HasRows(session))
            {
                if (backups is not null)
                    return backups.Ensure(isChecked, cancellationToken);
                if (database.Find<IBackupCommand>() is { } own)
                    Log.NotBackedUpHere(logger, database.Name, own.BackupCommand);
                else if (database.Backup is null)
                    Log.NoBackupWithoutFile(logger, database.Name);
            }

            if (isChecked)
                CheckIntegrity(session);
            return null;
        });

    /// <summary>Creates the missing parts of the version table and its related objects.</summary>
    /// <exception cref="MigrationException">It could not be created; nothing was written.</exception>
    public void CreateHistory(IDatabaseSession session)
    {
        try
        {
            session.Begin();
            history.EnsureCreated(session);
            session.Commit();
        }
        catch (Exception cause)
        {
            session.Rollback();
            throw database.Explain(cause, HistoryErrors.Unchanged, () => HistoryErrors.CannotCreate(database.Name, cause));
        }
    }

    /// <summary>Applies the settings that stay in the database, such as the write-ahead log.</summary>
    public void ApplySettings(IDatabaseSession session)
    {
        if (Faults.Explain(database, backups, session.ApplyPersistentSettings) is { } change)
            Log.SettingChanged(logger, change);
    }

    private void CheckIntegrity(IDatabaseSession session)
    {
        if (session.Find<IIntegrityCheck>() is null)
        {
            Log.NoIntegrityCheck(logger, database.Name);
            return;
        }

        var report = session.CheckIntegrity();
        if (report.Damage is { } damage)
            throw DamageErrors.Corrupt(database.Name, damage);
        Log.Integrity(logger, database.Name, report);
    }

    private bool HasRows(IDatabaseSession session) =>
        session.ReadTableNames().Except(history.OwnTables, database.Names).Any(session.HasRows);
}
