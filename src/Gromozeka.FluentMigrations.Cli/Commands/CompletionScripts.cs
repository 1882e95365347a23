namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary>
/// The script of each shell that completes <c>dotnet fm</c> and <c>dotnet-fm</c>. For other words after <c>dotnet</c>, it uses the previous
/// completion or the SDK.
/// </summary>
internal static class CompletionScripts
{
    public const string Bash = """
        # Completes dotnet fm and dotnet-fm. Add to the end of ~/.bashrc: source <(dotnet fm completion bash)
        _dotnet_fm_ask() {
            local tool=(dotnet-fm)
            type -P dotnet-fm >/dev/null || tool=(dotnet fm)
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${tool[@]}" "[suggest:${#1}]" "$1" 2>/dev/null)" -- "$2"))
        }
        _dotnet_fm() {
            _dotnet_fm_ask "dotnet-fm${COMP_LINE:${#COMP_WORDS[0]}:COMP_POINT - ${#COMP_WORDS[0]}}" "${COMP_WORDS[COMP_CWORD]}"
        }
        _dotnet_with_fm() {
            local line="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
            if [[ $line =~ ^[^[:space:]]+[[:space:]]+fm([[:space:]].*)$ ]]; then
                _dotnet_fm_ask "dotnet-fm${BASH_REMATCH[1]}" "${COMP_WORDS[COMP_CWORD]}"
            elif [[ -n $_dotnet_before_fm ]]; then
                "$_dotnet_before_fm" "$@"
            else
                local words
                words=$(dotnet complete --position "$COMP_POINT" "$COMP_LINE" 2>/dev/null)$'\nfm'
                COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
            fi
        }
        if [[ $(complete -p dotnet 2>/dev/null) =~ \ -F\ ([^ ]+) && ${BASH_REMATCH[1]} != _dotnet_with_fm ]]; then
            _dotnet_before_fm=${BASH_REMATCH[1]}
        fi
        complete -o bashdefault -o default -F _dotnet_fm dotnet-fm
        complete -o bashdefault -o default -F _dotnet_with_fm dotnet

        """;

    public const string Zsh = """
        # Completes dotnet fm and dotnet-fm. Add to the end of ~/.zshrc: source <(dotnet fm completion zsh)
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
        _dotnet_fm_ask() {
            local -a tool found
            tool=(dotnet-fm)
            (( $+commands[dotnet-fm] )) || tool=(dotnet fm)
            found=("${(@f)$("${tool[@]}" "[suggest:${#1}]" "$1" 2>/dev/null)}")
            if [[ -n "$found" ]]; then compadd -a found; else _files; fi
        }
        _dotnet_fm() { _dotnet_fm_ask "dotnet-fm ${(j: :)words[2,CURRENT]}" }
        _dotnet_with_fm() {
            local -a found
            if (( CURRENT > 2 )) && [[ $words[2] == fm ]]; then
                _dotnet_fm_ask "dotnet-fm ${(j: :)words[3,CURRENT]}"
            elif [[ -n $_dotnet_before_fm ]]; then
                $_dotnet_before_fm
            else
                found=("${(@f)$(dotnet complete "${(j: :)words[1,CURRENT]}" 2>/dev/null)}" fm)
                compadd -a found
            fi
        }
        [[ $_comps[dotnet] == _dotnet_with_fm ]] || typeset -g _dotnet_before_fm=$_comps[dotnet]
        compdef _dotnet_fm dotnet-fm
        compdef _dotnet_with_fm dotnet

        """;

    public const string Fish = """
        # Completes dotnet fm and dotnet-fm. Run once: dotnet fm completion fish > ~/.config/fish/conf.d/dotnet-fm.fish
        function __dotnet_fm_ask
            set -l line (string replace -r '^\s*\S*dotnet(\s+|-)fm' 'dotnet-fm' -- (commandline -cp))
            set -l tool dotnet-fm
            command -q dotnet-fm; or set tool dotnet fm
            $tool "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        function __dotnet_fm_called
            set -l words (commandline -opc)
            test (count $words) -ge 2; and test "$words[2]" = fm
        end
        function __dotnet_fm_wants_file
            contains -- (commandline -opc)[-1] -a --assembly --project -o --output --folder --working-directory
        end
        complete -c dotnet-fm -f -a '(__dotnet_fm_ask)'
        complete -c dotnet-fm -F -n __dotnet_fm_wants_file
        complete -c dotnet -f -n __dotnet_fm_called -a '(__dotnet_fm_ask)'
        complete -c dotnet -F -n '__dotnet_fm_called; and __dotnet_fm_wants_file'

        """;

    public const string PowerShell = """
        # Completes dotnet fm and dotnet-fm. Add to the end of $PROFILE: dotnet fm completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName dotnet-fm, dotnet -ScriptBlock {
            param($word, $ast, $position)
            $line = $ast.ToString().PadRight($position).Substring(0, $position)
            $found = if ($line -match '^\S*dotnet(\s+|-)fm(\.exe)?\s') {
                $line = 'dotnet-fm ' + $line.Substring($Matches[0].Length)
                if (Get-Command dotnet-fm -ErrorAction Ignore) { dotnet-fm "[suggest:$($line.Length)]" $line 2>$null }
                else { dotnet fm "[suggest:$($line.Length)]" $line 2>$null }
            } else {
                dotnet complete --position $position $ast.ToString() 2>$null
            }
            $found | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;
}
