using System.CommandLine;

using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>completion</c>: what makes a shell complete commands and options. The shell asks the tool itself, so it never goes stale.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # Completion of dotnet-fm. Add to ~/.bashrc: source <(dotnet fm completion bash)
            _dotnet_fm() {
                local IFS=$'\n'
                COMPREPLY=($(dotnet-fm "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null | grep -- "^${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -F _dotnet_fm dotnet-fm

            """,
        ["zsh"] = """
            # Completion of dotnet-fm. Add to ~/.zshrc: source <(dotnet fm completion zsh)
            _dotnet_fm() {
                local -a found
                found=("${(@f)$(dotnet-fm "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a found
            }
            compdef _dotnet_fm dotnet-fm

            """,
        ["fish"] = """
            # Completion of dotnet-fm. Run once: dotnet fm completion fish > ~/.config/fish/completions/dotnet-fm.fish
            complete -f -c dotnet-fm -a '(dotnet-fm "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'

            """,
        ["pwsh"] = """
            # Completion of dotnet-fm. Add to $PROFILE: dotnet fm completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName dotnet-fm -ScriptBlock {
                param($word, $line, $position)
                dotnet-fm "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }

            """,
    };

    public static Command Build()
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Scripts.Keys) + "." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var command = CommandTree.New("completion", "Write the completion script of a shell.", context => Run(context.Arguments.GetValue(shell)!), "completion bash").Without(OutputOptions.Json, OutputOptions.Quiet);
        command.Arguments.Add(shell);
        return command;
    }

    private static Outcome Run(string shell) => Scripts.TryGetValue(shell, out var script)
        ? Outcome.Answer(new Document("completion") { Sql = null, File = null }, terminal => terminal.Script(script))
        : throw Errors.CommandLine($"There is no completion for '{shell}'.", $"there are scripts for {string.Join(", ", Scripts.Keys)}", "name one of them");
}
