namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What a step asks for does not go with what the database holds. The engine reports it as a <see cref="MigrationException"/>.</summary>
/// <param name="code">The kind of failure.</param>
/// <param name="why">What is wrong.</param>
/// <param name="next">What the reader does next.</param>
public sealed class CheckFailedException(ErrorCode code, string why, string next) : Exception(why)
{
    /// <summary>The kind of failure.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>What the reader does next.</summary>
    public string Next { get; } = next;
}
