namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Describes the holder of a lock in a few words.</summary>
public static class LockHolderName
{
    extension(IMigrationLock @lock)
    {
        /// <summary>The process that holds the lock, without the host if it is this one, and without the start time.</summary>
        public string HolderName
        {
            get
            {
                var holder = (@lock.Holder ?? "another process").Split(',')[0];
                var here = $" on {Environment.MachineName}";
                return holder.EndsWith(here, StringComparison.Ordinal) ? holder[..^here.Length] : holder;
            }
        }
    }
}
