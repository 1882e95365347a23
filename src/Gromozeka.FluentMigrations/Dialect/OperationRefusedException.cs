using FluentMigrator.Exceptions;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// A database product does not support an operation, and the dialect knows what to write instead. The engine reports it as GM504.
/// </summary>
/// <param name="why">Why it cannot be done: a sentence without its full stop.</param>
/// <param name="next">What to write instead: a sentence without its capital letter and its full stop.</param>
/// <param name="cause">What was thrown; null for nothing.</param>
public sealed class OperationRefusedException(string why, string next, Exception? cause = null)
    : DatabaseOperationNotSupportedException($"{why}. {char.ToUpperInvariant(next[0])}{next[1..]}.", cause)
{
    /// <summary>Why it cannot be done.</summary>
    public string Why { get; } = why;

    /// <summary>What to write instead.</summary>
    public string Next { get; } = next;
}
