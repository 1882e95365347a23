using System.CommandLine;
using System.CommandLine.Invocation;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Answers an option that stands in the place of a command, as <c>--version</c> does.</summary>
/// <param name="answer">The answer.</param>
internal sealed class AnswerAction(Func<CommandContext, Output.Outcome> answer) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult) => Application.Execute(parseResult, answer);
}
