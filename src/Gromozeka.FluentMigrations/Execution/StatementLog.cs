using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>Logs every statement at debug level, masked, and passes it unmasked to the host.</summary>
internal sealed class StatementLog(ILogger logger, Action<DatabaseCommand>? executing = null) : IStepObserver
{
    public void Begin(IMigrationExpression expression) { }

    public void Run(DatabaseCommand command)
    {
        Log.Statement(logger, command.Text);
        executing?.Invoke(command);
    }

    public void End(IMigrationExpression expression) { }
}
