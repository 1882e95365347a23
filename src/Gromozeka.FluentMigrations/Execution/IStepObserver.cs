using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>Observes a step while it runs.</summary>
internal interface IStepObserver
{
    /// <summary>An operation begins.</summary>
    void Begin(IMigrationExpression expression);

    /// <summary>A command of the operation is about to run.</summary>
    void Run(DatabaseCommand command);

    /// <summary>The operation is done.</summary>
    void End(IMigrationExpression expression);
}
