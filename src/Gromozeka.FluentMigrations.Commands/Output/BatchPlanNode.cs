namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>What the batches of a step would do.</summary>
/// <param name="Rows">The rows that they would go over.</param>
/// <param name="Seconds">How long that takes, without pauses.</param>
/// <param name="IsByRateSoFar">Whether this is from the batches that are done; otherwise it was measured on the copy.</param>
internal sealed record BatchPlanNode(long Rows, double Seconds, bool IsByRateSoFar)
{
    /// <summary>The same for people.</summary>
    public override string ToString() =>
        $"in batches: {Format.Count(Rows, "row")}, {Format.Duration(TimeSpan.FromSeconds(Seconds))} "
        + (IsByRateSoFar ? "at the rate so far" : "on the copy");
}
