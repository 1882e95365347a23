namespace Gromozeka.TestSupport;

/// <summary>
/// The tests that take long, a quarter of an hour in all, because most build, pack or publish programs with the SDK: they run with
/// <c>GROMOZEKA_LONG=yes</c>, as in CI, where a skipped test is a failure.
/// </summary>
public static class LongTests
{
    internal const string Reason = "takes long; GROMOZEKA_LONG=yes runs it";

    public static bool AreRun { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GROMOZEKA_LONG"));
}

/// <inheritdoc cref="LongTests" />
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = LongTests.AreRun ? null : LongTests.Reason;
}

/// <inheritdoc cref="LongTests" />
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = LongTests.AreRun ? null : LongTests.Reason;
}
