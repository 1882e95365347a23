namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>
/// At how many of the points of a run something happens: at every seventh with GROMOZEKA_FAULTS=all, as in CI, which comes to each question
/// of a step in one of the steps; else at some.
/// </summary>
internal static class Faults
{
    public static int Stride { get; } = Environment.GetEnvironmentVariable("GROMOZEKA_FAULTS") == "all" ? 7 : 33;
}
