using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>What the tool says while something takes longer than a second, which depends on the machine.</summary>
internal static partial class Waits
{
    /// <summary>Takes it out of what stderr got.</summary>
    public static ProgramRun Without(ProgramRun run) => run with { Error = Line().Replace(run.Error, "") };

    /// <summary>Takes it out of what a terminal got, where one line is drawn again and erased.</summary>
    public static string WithoutDrawn(string screen) => Erased().Replace(Drawn().Replace(screen, ""), "");

    /// <summary>Reads stderr as far as the line that says something.</summary>
    public static async Task<string> Said(System.Diagnostics.Process process, string what)
    {
        while (await process.StandardError.ReadLineAsync().Ends(what) is { } line)
        {
            if (line.Contains(what, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"It ended without saying: {what}");
    }

    [GeneratedRegex(@"(?m)^  … .*, \d+ s.*\n")]
    private static partial Regex Line();

    [GeneratedRegex(@"\r  … [^\r\n]*")]
    private static partial Regex Drawn();

    [GeneratedRegex(@"\r +\r(?!\n)")]
    private static partial Regex Erased();
}
