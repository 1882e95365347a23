namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What to report about a step that has run.</summary>
/// <param name="Removed">What it left on the connection and was removed, each in words.</param>
/// <param name="Warnings">What else the author should know, each in a sentence without its period.</param>
public sealed record StepEnd(IReadOnlyList<string> Removed, IReadOnlyList<string> Warnings)
{
    /// <summary>Nothing to report.</summary>
    public static StepEnd Nothing { get; } = new([], []);
}
