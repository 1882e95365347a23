namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// The operations of a step conflict with the content of the database. The engine reports it as a <see cref="MigrationException"/>.
/// </summary>
/// <param name="code">The kind of failure.</param>
/// <param name="why">What is wrong.</param>
/// <param name="next">What the reader should do next.</param>
public sealed class CheckFailedException(ErrorCode code, string why, string next) : Exception(why)
{
    /// <summary>The kind of failure.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>What the reader should do next.</summary>
    public string Next { get; } = next;

    /// <summary>The state of the database now; null if a rollback has left it as it was before the step.</summary>
    public string? State { get; init; }
}
