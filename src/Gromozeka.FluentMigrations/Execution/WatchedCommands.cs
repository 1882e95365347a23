using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>Reports to the listeners of a step which tables it rebuilds.</summary>
internal sealed class WatchedCommands(IStepObserver inner) : IStepObserver
{
    /// <summary>The running step; set before each step.</summary>
    public StepWatch Step { get; set; } = null!;

    public void Begin(IMigrationExpression expression) => inner.Begin(expression);

    public void Run(DatabaseCommand command)
    {
        Step.EndRows();
        if (command is SqlCommand { CopiesTable: { } table })
            Step.BeginRebuild(table);
        inner.Run(command);
    }

    public void End(IMigrationExpression expression)
    {
        Step.EndRebuild();
        inner.End(expression);
    }
}
