using System.Globalization;

namespace Gromozeka.FluentMigrations.Locking;

/// <summary>The error of waiting too long for the lock of a database.</summary>
internal static class LockErrors
{
    public static MigrationException Locked(string database, string? holder, TimeSpan timeout) =>
        new(
            ErrorCodes.LockTimeout,
            $"The lock of {database} could not be acquired.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{holder ?? "an unknown process"} holds it and did not release it within {timeout.TotalSeconds:0.###} s"
            ),
            "nothing was written",
            "let that process finish, or end it, which releases its lock; then start again"
        );
}
