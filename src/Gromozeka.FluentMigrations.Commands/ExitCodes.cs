namespace Gromozeka.FluentMigrations.Commands;

/// <summary>The exit codes that no error has; for the others, see <see cref="ErrorCode.ExitCode"/>.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Something is pending or wrong; only with <c>--exit-code</c> or <c>--check</c>.</summary>
    public const int Findings = 3;

    public const int Interrupted = 130;

    public const int Terminated = 143;

    /// <summary>What each exit code of a command means, errors included.</summary>
    public static readonly IReadOnlyList<(string Code, string Meaning)> Meanings =
    [
        ("0", "done, or nothing to do"),
        ("1", "a migration failed and was rolled back"),
        ("2", "the command line, the configuration, or a migration class is wrong"),
        ("3", "something is pending or wrong: only with --exit-code or --check"),
        ("4", "another process kept the database locked"),
        ("5", "the database is damaged, or cannot be opened or written"),
        ("6", "the database and the program disagree about what was applied"),
        ("7", "refused: needs a named option, or an answer"),
        ("8", "partially applied: a migration without a transaction failed"),
        ("9", "everything is done, but the output, or the file of --output, could not be written"),
        ("130, 143", "stopped by Ctrl-C, or by a termination request"),
    ];
}
