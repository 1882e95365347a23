using Gromozeka.FluentMigrations.Dialect;

using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>
/// Turns each expression into commands and runs them before it looks at the next one, because some commands depend on the schema that
/// the earlier ones made. Remembers where it is, for the error.
/// </summary>
internal sealed class CommandRunner(IDatabaseSession session, ILogger logger)
{
    /// <summary>Which operation of how many is at work, in words.</summary>
    public string Position { get; private set; } = "its start";

    /// <summary>The statement at work; null between statements.</summary>
    public string? Statement { get; private set; }

    public void Run(RecordedStep step, CancellationToken cancellationToken)
    {
        for (var index = 0; index < step.Expressions.Count; index++)
        {
            Position = $"operation {index + 1} of {step.Expressions.Count}";
            Statement = null;
            step.Expressions[index].ExecuteWith(step.Collector);
            foreach (var command in step.Collector.Take())
            {
                // An interruption stops only a statement that is running; one that comes between two is heeded here.
                cancellationToken.ThrowIfCancellationRequested();
                Statement = command.Text;
                Log.Statement(logger, command.Text);
                session.Execute(command);
            }
        }

        Position = "the version row";
        Statement = null;
    }
}
