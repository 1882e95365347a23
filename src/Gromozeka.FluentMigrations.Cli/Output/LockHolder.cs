using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>Who holds the lock that runs take, in a few words.</summary>
internal static class LockHolder
{
    /// <summary>What a run waits for.</summary>
    public static string Waiting(IMigrationLock @lock) => $"waiting for the lock that {Of(@lock)} holds";

    /// <summary>The process. Of this machine, its name says nothing.</summary>
    public static string Of(IMigrationLock @lock)
    {
        var holder = (@lock.Holder ?? "another process").Split(',')[0];
        return holder.EndsWith($" on {Environment.MachineName}", StringComparison.Ordinal) ? holder[..^$" on {Environment.MachineName}".Length] : holder;
    }
}
