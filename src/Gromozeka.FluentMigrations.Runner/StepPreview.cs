using System.Data.Common;
using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// Reports what the steps of one call would run. It runs on an in-memory copy of the schema without rows, so that each step finds what the
/// steps before it create. Code of migrations is not run. Statements that fail on the copy are reported anyway.
/// </summary>
internal sealed class StepPreview : IDisposable
{
    private readonly EngineProcessor _processor;
    private readonly MigrationHistory _history;
    private readonly IDatabaseSession _copy;
    private readonly StepRecorder _recorder;

    /// <param name="processor">Provides the database and the log.</param>
    /// <param name="history">Writes the version rows.</param>
    /// <param name="newRecorder">Records steps on a session.</param>
    public StepPreview(EngineProcessor processor, MigrationHistory history, Func<IDatabaseSession, StepRecorder> newRecorder)
    {
        (_processor, _history) = (processor, history);
        _copy = processor.Session.IsNew ? processor.Database.OpenScratch() : processor.Database.OpenSchemaCopy(processor.Session, []);
        _recorder = newRecorder(_copy);
    }

    public void Run(PreparedStep step)
    {
        var recorded = _recorder.Record(step, step.Instance);
        foreach (var warning in recorded.Collector.Warnings)
            Gromozeka.FluentMigrations.Diagnostics.Log.StepWarning(_processor.Logger, step.Name, warning);
        if (step.HasTransaction)
            _copy.Begin(recorded.Collector.RebuildsTables);
        try
        {
            for (var index = 0; index < recorded.Expressions.Count; index++)
                Run(step, recorded, index);
            Try(step, "its end", () => _copy.FinishStep());
            if (_copy.InTransaction)
                Try(step, "its end", _copy.Commit);
        }
        finally
        {
            _copy.Rollback();
        }

        step.WriteVersion?.Invoke();
        if (_history.Record(step) is { } row)
            _processor.Log.Run(row);
    }

    public void Dispose() => _copy.Dispose();

    private void Run(PreparedStep step, RecordedStep recorded, int index)
    {
        var expression = recorded.Expressions[index];
        var position = $"operation {index + 1} of {recorded.Expressions.Count}";
        _processor.Log.Begin(expression);
        foreach (var command in Commands(step, recorded, expression, position))
        {
            _processor.Log.Run(command);
            if (command is not ConnectionCommand { IsByAuthor: true })
                Try(step, position, () => _copy.Execute(command));
        }

        _processor.Log.End(expression);
    }

    private static IReadOnlyList<DatabaseCommand> Commands(
        PreparedStep step,
        RecordedStep recorded,
        IMigrationExpression expression,
        string position
    )
    {
        try
        {
            expression.ExecuteWith(recorded.Collector);
            return recorded.Collector.Take();
        }
        catch (DatabaseOperationNotSupportedException cause)
        {
            throw StepErrors.NotSupported(step, position, HistoryErrors.Unchanged, cause);
        }
    }

    private void Try(PreparedStep step, string position, Action action)
    {
        try
        {
            action();
        }
        catch (Exception cause) when (cause is DbException or CheckFailedException)
        {
            if (_processor.HasConnection)
                RunnerLog.NotPreviewed(_processor.Logger, step.Name, position, Secrets.Mask(cause.Message));
        }
    }
}
