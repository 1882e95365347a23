using FluentMigrator;
using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// A FluentMigrator processor that runs nothing: it answers questions about the schema from the database, and turns each
/// expression that it processes into commands. Lives for one step; not thread-safe.
/// </summary>
public interface ICommandCollector : IMigrationProcessor
{
    /// <summary>Says what will be processed, because how an expression is written can depend on the ones that follow.</summary>
    /// <param name="expressions">All expressions of the step, in order.</param>
    void Announce(IReadOnlyList<IMigrationExpression> expressions);

    /// <summary>What of the announced step will not be done as it is written, each in words for the log.</summary>
    IReadOnlyList<string> Warnings => [];

    /// <summary>
    /// Whether the announced step changes a table by copying its rows into a new one. Its transaction has to begin prepared for that
    /// (<see cref="ITableRebuilds.BeginForRebuilds"/>).
    /// </summary>
    bool RebuildsTables => false;

    /// <summary>The commands collected since the last call, in order.</summary>
    IReadOnlyList<DatabaseCommand> Take();
}
