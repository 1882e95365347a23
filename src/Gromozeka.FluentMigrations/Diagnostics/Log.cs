using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>Everything that the engine logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Migrating {Database} from version {Current} to {Target}: {Count} pending")]
    public static partial void RunStarting(ILogger logger, string database, int count, long current, long target);

    [LoggerMessage(2, LogLevel.Information, "Rolling back {Database} from version {Current}: {Count} to undo")]
    public static partial void RollbackStarting(ILogger logger, string database, int count, long current);

    [LoggerMessage(3, LogLevel.Information, "{Step} starts, {Direction}")]
    public static partial void StepStarting(ILogger logger, string step, string direction);

    [LoggerMessage(4, LogLevel.Debug, "{Sql}")]
    private static partial void StatementCore(ILogger logger, string sql);

    public static void Statement(ILogger logger, string sql)
    {
        if (logger.IsEnabled(LogLevel.Debug))
            StatementCore(logger, Secrets.Mask(sql));
    }

    [LoggerMessage(5, LogLevel.Information, "{Step} completed, {Direction}, in {Milliseconds:0.0} ms")]
    public static partial void StepCompleted(ILogger logger, string step, string direction, double milliseconds);

    [LoggerMessage(6, LogLevel.Information, "{Step} was completed by another process meanwhile")]
    public static partial void StepSkipped(ILogger logger, string step);

    [LoggerMessage(7, LogLevel.Error, "{Step} failed, {Direction}")]
    public static partial void StepFailed(ILogger logger, string step, string direction, Exception error);

    [LoggerMessage(8, LogLevel.Warning, "{Step} was canceled, {Direction}; {State}")]
    public static partial void StepCancelled(ILogger logger, string step, string direction, string state);

    [LoggerMessage(9, LogLevel.Warning, "The failure of {Step} could not be written to the log table: {Reason}")]
    public static partial void FailureNotLogged(ILogger logger, string step, string reason);

    [LoggerMessage(10, LogLevel.Debug, "{Database} is up to date at version {Current}")]
    public static partial void UpToDate(ILogger logger, string database, long current);

    [LoggerMessage(11, LogLevel.Information, "{Database} is at version {Current}: {Count} done in {Milliseconds:0.0} ms")]
    public static partial void RunCompleted(ILogger logger, string database, long current, int count, double milliseconds);

    [LoggerMessage(12, LogLevel.Warning, "{Warning}")]
    public static partial void PlanWarning(ILogger logger, string warning);

    [LoggerMessage(13, LogLevel.Information, "{Change}")]
    public static partial void SettingChanged(ILogger logger, string change);

    [LoggerMessage(14, LogLevel.Information, "{Database} has tables but no version: adopted as version {Version}")]
    public static partial void Adopted(ILogger logger, string database, long version);

    [LoggerMessage(15, LogLevel.Information, "Adoption: {Subject} was missing and has been added")]
    public static partial void AdoptionAdded(ILogger logger, string subject);

    [LoggerMessage(16, LogLevel.Information, "Adoption: {Subject} is not part of the schema and stays unchanged")]
    public static partial void AdoptionLeftAlone(ILogger logger, string subject);

    [LoggerMessage(51, LogLevel.Information, "Adoption: {Difference}; it now matches the expected schema")]
    public static partial void AdoptionAligned(ILogger logger, string difference);

    [LoggerMessage(52, LogLevel.Warning, "Adoption: {Difference}; it can make the program's statements fail or have side effects")]
    public static partial void AdoptionWarned(ILogger logger, string difference);

    [LoggerMessage(53, LogLevel.Information, "{Database}: migration {Migration} was recorded as applied without running")]
    public static partial void Stamped(ILogger logger, string database, string migration);

    [LoggerMessage(17, LogLevel.Information, "Waiting for the lock of {Database}: {Holder} holds it")]
    public static partial void WaitingForLock(ILogger logger, string database, string holder);

    [LoggerMessage(54, LogLevel.Information, "{Database} became available for this run after {Milliseconds:0.0} ms")]
    public static partial void GotLock(ILogger logger, string database, double milliseconds);

    [LoggerMessage(18, LogLevel.Information, "{Database} was backed up to {Backup} ({Size}) in {Milliseconds:0.0} ms")]
    public static partial void BackedUp(ILogger logger, string database, string backup, string size, double milliseconds);

    [LoggerMessage(19, LogLevel.Information, "{Database} is unchanged since its backup {Backup}")]
    public static partial void AlreadyBackedUp(ILogger logger, string database, string backup);

    [LoggerMessage(20, LogLevel.Information, "The old backup {Backup} was deleted")]
    public static partial void BackupDeleted(ILogger logger, string backup);

    [LoggerMessage(21, LogLevel.Warning, "The old backup {Backup} could not be deleted: {Reason}")]
    public static partial void BackupNotDeleted(ILogger logger, string backup, string reason);

    [LoggerMessage(22, LogLevel.Information, "{Database} was restored from {Backup}")]
    public static partial void Restored(ILogger logger, string database, string backup);

    [LoggerMessage(23, LogLevel.Warning, "{Step} deletes {Losses}; {Rescue}")]
    public static partial void DeletesRows(ILogger logger, string step, string losses, string rescue);

    [LoggerMessage(30, LogLevel.Warning, "{Step}: {Warning}")]
    public static partial void StepWarning(ILogger logger, string step, string warning);

    [LoggerMessage(31, LogLevel.Warning, "{Database} cannot be checked completely, because something is not registered here: {Parts}")]
    private static partial void NotFullyChecked(ILogger logger, string database, string parts);

    [LoggerMessage(
        32,
        LogLevel.Warning,
        "{Database} has rows that violate a constraint, which only a migration or an operator can correct: {Rows}"
    )]
    private static partial void RowsBreakConstraints(ILogger logger, string database, string rows);

    /// <summary>What a check found that does not stop a run.</summary>
    public static void Integrity(ILogger logger, string database, IntegrityReport report)
    {
        if (report.Unchecked.Count > 0)
            NotFullyChecked(logger, database, string.Join("; ", report.Unchecked));
        if (report.BrokenRows.Count > 0)
            RowsBreakConstraints(logger, database, string.Join("; ", report.BrokenRows));
    }

    [LoggerMessage(24, LogLevel.Warning, "Repaired {Database}: {What}: {Does}")]
    public static partial void Repaired(ILogger logger, string database, string what, string does);

    [LoggerMessage(25, LogLevel.Information, "{Step} deleted {Rows}")]
    public static partial void DeletedRows(ILogger logger, string step, string rows);

    [LoggerMessage(26, LogLevel.Warning, "{Step}: {Gap}")]
    public static partial void CountsAreIncomplete(ILogger logger, string step, string gap);

    [LoggerMessage(41, LogLevel.Warning, "{Step} left {Leftovers} on the connection; it was removed before the next step")]
    public static partial void LeftOnConnection(ILogger logger, string step, string leftovers);

    [LoggerMessage(56, LogLevel.Warning, "{Database}: {Edit}")]
    public static partial void Edited(ILogger logger, string database, string edit);

    [LoggerMessage(55, LogLevel.Warning, "A progress listener could not be notified of {Kind}: {Reason}")]
    public static partial void ListenerFailed(ILogger logger, string kind, string reason);

    [LoggerMessage(48, LogLevel.Information, "{Database} is not backed up: it is not in a file")]
    public static partial void NoBackupWithoutFile(ILogger logger, string database);

    [LoggerMessage(57, LogLevel.Information, "{Database} is not backed up by this run. Back it up with, for example: {Command}")]
    public static partial void NotBackedUpHere(ILogger logger, string database, string command);

    [LoggerMessage(58, LogLevel.Debug, "{Database} was not checked for damage: its provider has no integrity check")]
    public static partial void NoIntegrityCheck(ILogger logger, string database);

    [LoggerMessage(47, LogLevel.Information, "Backup of {Database}: {Reasons}")]
    public static partial void BackupDecided(ILogger logger, string database, string reasons);
}
