using FluentMigrator;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// A FluentMigrator processor that runs nothing: it answers questions about the schema from the database, and turns each
/// expression that it processes into commands. Lives for one step; not thread-safe.
/// </summary>
public interface ICommandCollector : IMigrationProcessor
{
    /// <summary>The commands collected since the last call, in order.</summary>
    IReadOnlyList<DatabaseCommand> Take();
}
