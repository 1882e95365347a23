using System.Data.Common;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>
/// Faults of the database where nothing has been written yet, told as errors of the engine. Of a damaged file, the backup to restore is
/// named.
/// </summary>
internal static class Faults
{
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
}
