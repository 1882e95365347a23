using FluentMigrator.Expressions;

using Gromozeka.FluentMigrations.Dialect;

using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>Logs every statement, at debug level.</summary>
internal sealed class StatementLog(ILogger logger) : IStepObserver
{
    public void Begin(IMigrationExpression expression)
    {
    }

    public void Run(DatabaseCommand command) => Log.Statement(logger, command.Text);

    public void End(IMigrationExpression expression)
    {
    }
}
