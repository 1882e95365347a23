namespace Gromozeka.TestSupport;

/// <summary>
/// The PostgreSQL server of the tests: that of the environment variable GROMOZEKA_POSTGRES, which scripts/test-postgres sets.
/// </summary>
public static class PostgresServer
{
    internal const string Reason = "needs a PostgreSQL server; scripts/test-postgres starts one and runs it";

    private static readonly string? Given = Environment.GetEnvironmentVariable("GROMOZEKA_POSTGRES");

    public static bool IsThere => !string.IsNullOrEmpty(Given);

    /// <summary>Its connection string, with the rights to create databases and roles.</summary>
    public static string ConnectionString => IsThere ? Given! : throw new InvalidOperationException($"This test {Reason}.");
}

/// <summary>
/// A test that needs a PostgreSQL server. Without one it is skipped, with the reason; in CI a skipped test is a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.IsThere ? null : PostgresServer.Reason;
}

/// <inheritdoc cref="PostgresFactAttribute" />
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresServer.IsThere ? null : PostgresServer.Reason;
}
