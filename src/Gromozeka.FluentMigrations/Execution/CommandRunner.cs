using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>
/// Turns each expression into commands, and runs them before it processes the next expression, because some commands depend on the schema
/// that earlier ones created. Keeps track of its position, for error messages.
/// </summary>
internal sealed class CommandRunner(IDatabaseSession session, IStepObserver observer)
{
    private long? _commits = session.Commits;
    private bool _hasActed;

    /// <summary>
    /// Whether changes of the step may remain because no transaction undoes them: a command has completed, has committed a part of itself,
    /// or was code of the migration.
    /// </summary>
    public bool MayHaveEffects => _hasActed || session.Commits != _commits;

    /// <summary>The position of the running operation, in words.</summary>
    public string Position { get; private set; } = "its start";

    /// <summary>The running statement; null between statements.</summary>
    public string? Statement { get; private set; }

    /// <summary>Runs the step. If a statement ends the transaction of the step, stops after that statement.</summary>
    public void Run(RecordedStep step, CancellationToken cancellationToken)
    {
        _commits = session.Commits;
        for (var index = 0; index < step.Expressions.Count; index++)
        {
            var expression = step.Expressions[index];
            var operation = $"operation {index + 1} of {step.Expressions.Count}";
            Position = operation;
            Statement = null;
            observer.Begin(expression);
            expression.ExecuteWith(step.Collector);
            var commands = step.Collector.Take();
            for (var number = 0; number < commands.Count; number++)
            {
                // An interruption stops only a running statement, so an interruption between two statements is checked for here.
                cancellationToken.ThrowIfCancellationRequested();
                if (commands[number] is CheckCommand { Operation: { } later })
                    Position = $"operation {later} of {step.Expressions.Count}, before the first";
                else if (commands.Count > 1)
                    Position = $"{operation}, statement {number + 1} of {commands.Count}";
                Statement = commands[number].Text;
                observer.Run(commands[number]);
                _hasActed |= commands[number] is ConnectionCommand || _commits is null;
                session.Execute(commands[number]);
                _hasActed = true;
                if (session.HasLostTransaction)
                    return;
            }

            observer.End(expression);
        }

        Position = "its end";
        Statement = null;
    }

    /// <summary>Runs the checks of the migration itself.</summary>
    public void Run(IEnumerable<CheckCommand> checks, CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Position = "its check";
            Statement = check.Text;
            observer.Run(check);
            session.Execute(check);
        }

        Position = "its end";
        Statement = null;
    }

    /// <summary>Finishes the step: anything it broke is an error, and what it left on the connection is removed.</summary>
    public StepEnd Finish()
    {
        var end = session.FinishStep();
        Position = "the version row";
        return end;
    }
}
