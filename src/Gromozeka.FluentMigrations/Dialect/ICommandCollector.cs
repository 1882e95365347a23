using FluentMigrator;
using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// A FluentMigrator processor that runs nothing: it answers questions about the schema from the database, and turns each
/// expression that it processes into commands. Lives for one step; not thread-safe.
/// </summary>
public interface ICommandCollector : IMigrationProcessor
{
    /// <summary>Announces what will be processed, because the SQL of an expression can depend on the following ones.</summary>
    /// <param name="expressions">All expressions of the step, in order.</param>
    void Announce(IReadOnlyList<IMigrationExpression> expressions);

    /// <summary>Whether it has answered a question about the schema or the rows of the database.</summary>
    bool HasAnswered { get; }

    /// <summary>What will not be done as written in the announced step, each in words for the log.</summary>
    IReadOnlyList<string> Warnings => [];

    /// <summary>
    /// Whether the announced step changes a table by copying its rows into a new one. Its transaction must be prepared for that when it
    /// begins (<see cref="ITableRebuilds.BeginForRebuilds"/>).
    /// </summary>
    bool RebuildsTables => false;

    /// <summary>The commands collected since the last call, in order.</summary>
    IReadOnlyList<DatabaseCommand> Take();
}
