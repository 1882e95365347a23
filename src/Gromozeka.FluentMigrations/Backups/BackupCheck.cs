using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>Checks whether a file can be restored, and whether two files have the same content. Only reads.</summary>
internal sealed class BackupCheck(IFileBackup files)
{
    /// <param name="path">The file, with links followed.</param>
    /// <param name="thorough">Whether the indexes are compared with their tables as well.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public IntegrityReport Run(string path, bool thorough, CancellationToken cancellationToken)
    {
        if (files.IsDatabase(path))
            return IntegrityReport.Damaged("it is the database itself");
        if (!File.Exists(path))
            return IntegrityReport.Damaged("there is no such file");
        try
        {
            if (new FileInfo(path).Length == 0)
                return IntegrityReport.Damaged("the file is empty");
            var report = files.Check(path, thorough, cancellationToken);
            return report.Damage is null && BackupRecord.TryRead(path)?.Difference(path, cancellationToken) is { } difference
                ? IntegrityReport.Damaged(difference)
                : report;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or DbException)
        {
            return IntegrityReport.Damaged(cause.Message);
        }
    }

    /// <summary>
    /// Whether an older backup is undamaged and has the same content as a copy. Content that cannot be read here, because something is not
    /// registered, counts as different.
    /// </summary>
    public bool HaveSameContent(string older, string copy, IReadOnlyCollection<TableName> ignored, CancellationToken cancellationToken)
    {
        try
        {
            return Run(older, thorough: false, cancellationToken).Damage is null
                && files.ContentHash(older, ignored, cancellationToken) == files.ContentHash(copy, ignored, cancellationToken);
        }
        catch (DbException)
        {
            return false;
        }
    }
}
