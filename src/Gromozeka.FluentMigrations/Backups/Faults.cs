using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>
/// Converts faults of the database before the first write to errors of the engine. For a damaged file, names the backup to restore.
/// </summary>
internal static class Faults
{
    public static void Explain(IDatabase database, BackupManager? backups, Action action) => Explain(database, backups, () =>
        {
            action();
            return true;
        });

    public static T Explain<T>(IDatabase database, BackupManager? backups, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DbException cause) when (database.Explain(cause, HistoryErrors.Unchanged) is { } error)
        {
            throw DamageErrors.WithBackup(error, backups);
        }
        catch (MigrationException error) when (DamageErrors.IsDamage(error))
        {
            throw DamageErrors.WithBackup(error, backups);
        }
    }

    /// <summary>Also says of a canceled read that nothing was written. A cancellation that has a cause says more itself.</summary>
    public static T ExplainReading<T>(IDatabase database, BackupManager? backups, Func<T> read, CancellationToken cancellationToken)
    {
        try
        {
            return Explain(database, backups, read);
        }
        catch (Exception cause)
            when (cancellationToken.IsCancellationRequested && cause is not OperationCanceledException { InnerException: not null })
        {
            throw new OperationCanceledException("Reading was canceled; nothing was written.", cause, cancellationToken);
        }
    }
}
