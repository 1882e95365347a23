using System.CommandLine;
using System.CommandLine.Invocation;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Handles an option that is used instead of a command, such as <c>--version</c>.</summary>
/// <param name="answer">Returns the result.</param>
internal sealed class AnswerAction(Func<CommandContext, Output.Outcome> answer) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult) => Application.Execute(parseResult, answer);
}
