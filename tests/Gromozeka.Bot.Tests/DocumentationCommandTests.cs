using System.Text.RegularExpressions;
using Gromozeka.Bot.Tests.Support;

namespace Gromozeka.Bot.Tests;

/// <summary>
/// Runs every block of shell commands in the documentation that is about the bot: not the README's first, which runs these tests, nor
/// those of dotnet fm and of bundles, which have tests of their own, nor the quick start, which the tests of the packages follow.
/// </summary>
public sealed partial class DocumentationCommandTests : IDisposable
{
    private static readonly string[] OfOthers = ["dotnet test", "dotnet fm", "./migrate-bot"];

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Blocks { get; } =
    [
        .. new[] { "README.md" }
            .Concat(Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md").Order())
            .Where(file => Path.GetFileName(file) != "quickstart.md")
            .SelectMany(file => Block().Matches(File.ReadAllText(Path.Combine(Root(), file))))
            .Select(block => block.Groups[1].Value)
            .Where(block => !OfOthers.Any(word => block.Contains(word, StringComparison.Ordinal)))
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void ShellBlock_OfTheDocumentation_Runs(string block)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", "legacy.db"), _folder.File("legacy.db"));
        var bot = string.Join(' ', BotProgram.Command.Select(word => $"\"{word}\""));
        var commands = block
            .Replace("dotnet run --project src/Gromozeka.Bot --no-launch-profile", bot, StringComparison.Ordinal)
            .Replace("dotnet Gromozeka.Bot.dll", bot, StringComparison.Ordinal);

        var output = Programs.Call("bash", "-e", "-c", commands).In(_folder.Path).Succeed();

        Assert.Contains("version 2 of 2", output, StringComparison.Ordinal);
        Assert.Contains("(adopted)", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gromozeka.FluentMigrations.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
