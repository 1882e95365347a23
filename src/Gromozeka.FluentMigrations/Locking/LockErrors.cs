using System.Globalization;

namespace Gromozeka.FluentMigrations.Locking;

/// <summary>The error of a wait for the lock of a database.</summary>
internal static class LockErrors
{
    public static MigrationException Locked(string database, string? holder, TimeSpan timeout) => new(
        ErrorCodes.LockTimeout,
        $"The lock of {database} stayed taken.",
        string.Create(CultureInfo.InvariantCulture, $"{holder ?? "another process, which is not known,"} holds it and did not let go within {timeout.TotalSeconds:0.###} s"),
        "nothing was written",
        "let that process finish, or end it: its lock ends with it; then start again");
}
