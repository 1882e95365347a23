namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Value">What was found.</param>
/// <param name="IsGood">Whether it is as it should be.</param>
public sealed record DatabaseCheck(string Name, string Value, bool IsGood)
{
    /// <summary>The error by which a run ends because of it that has something to write; null when it does not end.</summary>
    public ErrorCode? Refusal { get; init; }
}
