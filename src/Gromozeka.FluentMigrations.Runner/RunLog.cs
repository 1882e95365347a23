using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Runner;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Logs each operation, its SQL and its duration.</summary>
internal sealed class RunLog(ILogger logger, ILogger sqlLogger, IQuoter quoter, IStopWatch stopWatch) : IStepObserver
{
    public void Begin(IMigrationExpression expression)
    {
        // Rows to insert have no text representation, and FluentMigrator does not name them either.
        if (expression is not InsertDataExpression)
            logger.LogSay(Secrets.Mask(expression.ToString()!));
        stopWatch.Start();
    }

    public void Run(DatabaseCommand command)
    {
        if (!sqlLogger.IsEnabled(LogLevel.Information))
            return;
        foreach (var statement in CommandText.Of(command, quoter))
            sqlLogger.LogSql(Secrets.Mask(statement));
    }

    public void End(IMigrationExpression expression)
    {
        stopWatch.Stop();
        logger.LogElapsedTime(stopWatch.ElapsedTime());
    }
}
