using System.CommandLine;
using System.Diagnostics;
using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Screens;

/// <summary>The completion of each shell, in that shell, as a person types <c>dotnet fm</c> and <c>dotnet-fm</c>.</summary>
public sealed class CompletionTests : ToolTest
{
    /// <summary>
    /// Stands where a person has the SDK: passes <c>dotnet fm</c> on to the tool, completes as the SDK does, and is it in all else.
    /// </summary>
    private const string Sdk = """
        #!/bin/sh
        if [ "$1" = fm ]; then shift; exec "$TOOL" "$@"; fi
        if [ "$1" = complete ]; then printf 'build\nbuild-server\n'; exit; fi
        exec "$DOTNET_ROOT/dotnet" "$@"
        """;

    [Theory]
    [InlineData("dotnet fm mig", "migrate")]
    [InlineData("dotnet fm migrate --dry", "--dry-run")]
    [InlineData("dotnet fm migrate d", "down")]
    [InlineData("dotnet fm completion z", "zsh")]
    [InlineData("dotnet-fm roll", "rollback")]
    [InlineData("dotnet-fm status --exit", "--exit-code")]
    [InlineData("dotnet build-s", "build-server")]
    public void Bash_CompletesWhatWasTyped(string line, string expected) => Assert.Equal(expected, Complete(line, ""));

    [Theory]
    [InlineData("dotnet fm migrate --yes ", "down --dry-run", "up --yes -? /h")]
    [InlineData("dotnet fm migrate -c X ", "up down --dry-run", "--connection status")]
    [InlineData("dotnet-fm migrate --connection 'Data Source=a b' -", "--dry-run -b -h", "-c -? /h /?")]
    [InlineData("dotnet fm migrate --target 3 ", "up down --dry-run", "--target")]
    [InlineData("dotnet fm rollback --target 1 ", "--dry-run", "by to all")]
    [InlineData("dotnet fm status --exit-code ", "--json --no-build", "--exit-code migrate")]
    [InlineData("dotnet fm --json ", "status migrate", "fm")]
    [InlineData("dotnet-fm -c X ", "--exit-code --no-build", "status migrate")]
    public void Bash_GoesOnAfterAnOption_WithWhatIsPossible(string line, string offered, string others)
    {
        var words = Complete(line, "").Split(' ');

        Assert.Empty(offered.Split(' ').Except(words));
        Assert.Empty(others.Split(' ').Intersect(words));
    }

    [Theory]
    [InlineData("dotnet fm migrate --yes --backup b", "before-risky")]
    [InlineData("dotnet fm migrate -c X --dry", "--dry-run")]
    [InlineData("dotnet fm migrate -c ", "")]
    [InlineData("dotnet fm help mig", "migrate")]
    public void Bash_CompletesTheWordAfterOthers(string line, string expected) => Assert.Equal(expected, Complete(line, ""));

    [Fact]
    public void Bash_LeavesWhatWasCompletedBefore_AsItWas()
    {
        const string Before = "_before() { COMPREPLY=(of-before); }\ncomplete -F _before dotnet\n";

        Assert.Equal("of-before", Complete("dotnet b", Before));
        Assert.Equal("migrate", Complete("dotnet fm mig", Before));
    }

    [Theory]
    [InlineData("dotnet fm status --y")]
    [InlineData("dotnet-fm list migrations --prev")]
    public void Bash_DoesNotOfferAnOptionWithoutEffect(string line) => Assert.Equal("", Complete(line, ""));

    [FactWhere("bash")]
    public void Bash_OffersEveryCommandAndOption() => AssertOffersEverything("bash");

    [FactWhere("zsh")]
    public void Zsh_OffersEveryCommandAndOption() => AssertOffersEverything("zsh");

    [FactWhere("fish")]
    public void Fish_OffersEveryCommandAndOption() => AssertOffersEverything("fish");

    [FactWhere("pwsh")]
    public void PowerShell_OffersEveryCommandAndOption() => AssertOffersEverything("pwsh");

    [FactWhere("zsh")]
    public void Zsh_CompletesWhatWasTyped()
    {
        // compadd needs the line editor: what would be added is written instead.
        var script = $$"""
            compdef() { :; }
            source <({{Quoted(PackedTool.Executable)}} completion zsh)
            compadd() { shift; print -l -- ${(P)1}; }
            _files() { print files; }
            ask() { words=("$@"); CURRENT=$#; ${_f}; }
            _f=_dotnet_with_fm; ask dotnet fm mig; ask dotnet fm migrate --dry; ask dotnet b; ask dotnet fm migrate --yes d; ask dotnet fm migrate -c X --dry; ask dotnet fm rollback --target 1 b
            _f=_dotnet_fm; ask dotnet-fm roll
            """;

        Assert.Equal("migrate\n--dry-run\nbuild\nbuild-server\nfm\ndown\n--dry-run\nfiles\nrollback\n", In("zsh", ["-f", "-c", script]));
    }

    [FactWhere("fish")]
    public void Fish_CompletesWhatWasTyped()
    {
        var script =
            $"{Quoted(PackedTool.Executable)} completion fish | source; "
            + "for line in 'dotnet fm mig' 'dotnet fm migrate --dry' 'dotnet fm migrate --yes d' 'dotnet fm migrate -c X --dry' "
            + "'dotnet-fm rollback --target 1 b' 'dotnet-fm roll'; complete -C $line; end";

        Assert.Equal("migrate\n--dry-run\ndown\n--dry-run\nrollback\n", In("fish", ["--no-config", "-c", script]));
    }

    /// <summary>The text of the script, and PowerShell itself on a machine that has it.</summary>
    public static TheoryData<bool> PowerShells => FactWhereAttribute.IsInstalled("pwsh") ? [false, true] : [false];

    [Theory]
    [MemberData(nameof(PowerShells))]
    public void PowerShell_CompletesWhatWasTyped(bool isRun)
    {
        Assert.Contains(
            "Register-ArgumentCompleter -Native -CommandName",
            Shell.Run("completion", "pwsh").Output,
            StringComparison.Ordinal
        );
        if (!isRun)
            return;
        var script = $$"""
            & {{Quoted(PackedTool.Executable)}} completion pwsh | Out-String | Invoke-Expression
            foreach ($line in 'dotnet fm mig', 'dotnet fm migrate --dry', 'dotnet fm migrate --yes d', 'dotnet fm migrate -c X --dry', 'dotnet-fm roll', 'dotnet build-s') {
                (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches | ForEach-Object { $_.CompletionText }
            }
            (TabExpansion2 -inputScript 'dotnet fm migrate --yes ' -cursorColumn 24).CompletionMatches.CompletionText -contains '--dry-run'
            """;

        Assert.Equal(
            "migrate\n--dry-run\ndown\n--dry-run\nrollback\nbuild-server\nTrue\n",
            In("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script]).ReplaceLineEndings("\n")
        );
    }

    /// <summary>Each command of the help, and each of its options.</summary>
    private void AssertOffersEverything(string shell)
    {
        var root = ToolCommands.Build();
        var expected = All(root)
            .Where(command => !command.Hidden)
            .Append(root)
            .ToDictionary(command => string.Concat(CommandTree.WordsOf(command).Prepend("dotnet-fm").Select(word => word + " ")));
        Assert.True(expected.Count > 20);

        var offered = Offered(shell, [.. expected.Keys.SelectMany(line => new[] { line, line + "-" })]);

        Assert.All(expected, line =>
        {
            var (words, command) = line;
            Assert.Empty(command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name).Except(offered[words]));
            if (command is ToolCommand && command.Action is not null)
                Assert.Empty(KnownOptions.Of(command).Select(option => option.Name).Except(offered[words + "-"]));
        });
    }

    /// <summary>What a shell offers after each of some lines.</summary>
    private Dictionary<string, HashSet<string>> Offered(string shell, IReadOnlyList<string> lines)
    {
        File.WriteAllLines(Shell.File("lines"), lines);
        var script = shell switch
        {
            "bash" => $$"""
                source <({{Quoted(PackedTool.Executable)}} completion bash)
                while IFS= read -r line; do
                    COMP_LINE=$line; COMP_POINT=${#line}; read -ra COMP_WORDS <<< "$line"; [[ $line == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                    _dotnet_fm
                    echo "$line:${COMPREPLY[*]}"
                done < lines
                """,
            "zsh" => $$"""
                compdef() { :; }
                source <({{Quoted(PackedTool.Executable)}} completion zsh)
                compadd() { shift; offers=(${(P)1}); }
                _files() { offers=(); }
                while IFS= read -r line; do
                    words=("${(@s: :)line}"); CURRENT=$#words; offers=()
                    _dotnet_fm
                    print -r -- "$line:${(j: :)offers}"
                done < lines
                """,
            "fish" => $$"""
                {{Quoted(PackedTool.Executable)}} completion fish | source
                while read -l line
                    echo "$line:"(string join " " -- (complete -C "$line"))
                end < lines
                """,
            _ => $$"""
                & {{Quoted(PackedTool.Executable)}} completion pwsh | Out-String | Invoke-Expression
                foreach ($line in Get-Content lines) {
                    $found = (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText
                    "${line}:$($found -join ' ')"
                }
                """,
        };
        string[] options = shell switch
        {
            "bash" => ["--norc", "-c"],
            "zsh" => ["-f", "-c"],
            "fish" => ["--no-config", "-c"],
            _ => ["-NoProfile", "-NonInteractive", "-Command"],
        };
        return In(shell, [.. options, script])
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':'))
            .ToDictionary(parts => parts[0], parts => parts[1].Split(' ').ToHashSet());
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(sub => All(sub).Prepend(sub));

    private string Complete(string line, string before) =>
        In(
                "bash",
                [
                    "--norc",
                    "-c",
                    $$"""
                    {{before}}
                    source <({{Quoted(PackedTool.Executable)}} completion bash)
                    COMP_LINE={{Quoted(
                        line
                    )}}; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); [[ $COMP_LINE == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                    [[ $(complete -p "${COMP_WORDS[0]}") =~ -F\ ([^ ]+) ]] && "${BASH_REMATCH[1]}" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}"
                    echo "${COMPREPLY[*]}"
                    """,
                ]
            )
            .Trim();

    private string In(string shell, string[] arguments)
    {
        File.WriteAllText(Shell.File("dotnet"), Sdk);
        Process.Start("chmod", ["+x", Shell.File("dotnet")]).WaitForExit();
        var start = Programs.Call(shell, arguments).In(Shell.Folder);
        start.Environment["PATH"] = $"{Shell.Folder}:/usr/bin:/bin";
        start.Environment["TOOL"] = PackedTool.Executable;
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"))
            ?? start.Environment["DOTNET_ROOT"];
        return start.Run().Output;
    }

    private static string Quoted(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}

/// <summary>A test that needs a program which not every machine has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWhereAttribute : FactAttribute
{
    public FactWhereAttribute(string program)
    {
        if (!IsInstalled(program))
            Skip = $"{program} is not installed";
    }

    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? []).Any(folder =>
            File.Exists(Path.Combine(folder, program))
        );
}
