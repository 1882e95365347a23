namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Tells, before a run, which of its commands would make the sessions of the application wait for longer than a moment, on a product whose
/// statements lock single tables. Thread-safe.
/// </summary>
public interface IBlockingForecasts
{
    /// <summary>Begins with the database as it is now.</summary>
    /// <param name="session">A session of the database, which it reads the sizes of tables from.</param>
    IBlockingForecast Begin(IDatabaseSession session);
}

/// <summary>The forecast for the commands of one plan. Not thread-safe.</summary>
public interface IBlockingForecast
{
    /// <summary>Looks at the next command of the plan.</summary>
    /// <param name="command">The command.</param>
    /// <returns>What it would block; empty if nothing is known, also for code, which cannot be looked into.</returns>
    IReadOnlyList<BlockingRisk> Look(DatabaseCommand command);
}

/// <summary>A command that would block other sessions.</summary>
/// <param name="Table">The table.</param>
/// <param name="What">What is blocked, and how long, for example <c>writes to orders (2 000 000 rows) while the index is built</c>.</param>
/// <param name="Advice">How to reach the same without blocking: a sentence without its capital letter and its full stop.</param>
public sealed record BlockingRisk(TableName Table, string What, string Advice);
