namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>The result of one check.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Value">What was found.</param>
/// <param name="IsGood">Whether it is correct.</param>
public sealed record DatabaseCheck(string Name, string Value, bool IsGood)
{
    /// <summary>The error with which a run that must write ends because of it; null if no run ends.</summary>
    public ErrorCode? Refusal { get; init; }
}
