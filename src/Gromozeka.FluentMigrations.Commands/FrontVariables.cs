namespace Gromozeka.FluentMigrations.Commands;

/// <summary>
/// The environment variable of the tool and of bundles that overrides a setting of the program, and is checked only as that setting.
/// </summary>
internal static class FrontVariables
{
    /// <summary>The variable that gives a setting its value; null if none does.</summary>
    /// <param name="key">The key of the setting.</param>
    public static string? Of(string key) =>
        key.EndsWith(":LockTimeoutSeconds", StringComparison.OrdinalIgnoreCase)
        && Environment.GetEnvironmentVariable("FM_LOCK_TIMEOUT") is { Length: > 0 }
            ? "FM_LOCK_TIMEOUT"
            : null;
}
