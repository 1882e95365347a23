using System.CommandLine;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary>
/// <c>completion</c>: the script with which a shell completes commands and options. The shell queries the tool itself, so the script never
/// becomes outdated.
/// </summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = CompletionScripts.Bash,
        ["zsh"] = CompletionScripts.Zsh,
        ["fish"] = CompletionScripts.Fish,
        ["pwsh"] = CompletionScripts.PowerShell,
    };

    public static Command Build()
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Scripts.Keys) + "." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var command = CommandTree
            .New(
                "completion",
                "Write the completion script of a shell.",
                context => Run(context.Arguments.GetValue(shell)!),
                "completion bash"
            )
            .Without(OutputOptions.Json, OutputOptions.Quiet);
        command.Arguments.Add(shell);
        return command;
    }

    private static Outcome Run(string shell) =>
        Scripts.TryGetValue(shell, out var script)
            ? Outcome.Answer(new Document("completion") { Sql = null, File = null }, terminal => terminal.Script(script))
            : throw Errors.CommandLine(
                $"There is no completion for '{shell}'.",
                $"there are scripts for {string.Join(", ", Scripts.Keys)}",
                "name one of them"
            );
}
