namespace Gromozeka.FluentMigrations.Commands;

/// <summary>The exit codes that no error has; for the others, see <see cref="ErrorCode.ExitCode"/>.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Something is pending or wrong; only with <c>--exit-code</c>.</summary>
    public const int Findings = 3;

    public const int Interrupted = 130;

    public const int Terminated = 143;
}
