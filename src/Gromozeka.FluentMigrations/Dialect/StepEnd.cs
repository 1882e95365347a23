namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What is to be told of a step that has run.</summary>
/// <param name="Removed">What it left on the connection and is gone now, each in words.</param>
/// <param name="Warnings">What else the author should know, each in a sentence without its period.</param>
public sealed record StepEnd(IReadOnlyList<string> Removed, IReadOnlyList<string> Warnings)
{
    /// <summary>Nothing is to be told.</summary>
    public static StepEnd Nothing { get; } = new([], []);
}
