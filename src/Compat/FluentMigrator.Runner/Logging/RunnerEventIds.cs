using Microsoft.Extensions.Logging;

namespace FluentMigrator.Runner;

/// <summary>What a log entry of the runner is.</summary>
public static class RunnerEventIds
{
    /// <summary>The category of the runner's entries that belong to no class.</summary>
    public const string RunnerCategory = "FluentMigrator.Runner";

    public static EventId Heading = new(1, nameof(Heading));

    public static EventId Emphasize = new(2, nameof(Emphasize));

    public static EventId ElapsedTime = new(3, nameof(ElapsedTime));

    public static EventId Sql = new(4, nameof(Sql));

    public static EventId Say = new(5, nameof(Say));
}
