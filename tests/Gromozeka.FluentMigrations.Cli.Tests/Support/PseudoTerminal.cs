using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>What a person sees who calls the tool on a terminal of a given width, drawn by util-linux's <c>script</c>.</summary>
internal static partial class PseudoTerminal
{
    /// <summary>Starts a command in bash on a terminal; everything that it writes comes by stdout.</summary>
    public static Process Start(ProcessStartInfo call, int columns)
    {
        var words = string.Join(' ', call.ArgumentList.Prepend(call.FileName).Select(Quoted));
        var start = new ProcessStartInfo(
            "script",
            ["-qefc", string.Create(CultureInfo.InvariantCulture, $"stty cols {columns} rows 50; exec {words}"), "/dev/null"]
        )
        {
            WorkingDirectory = call.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in call.Environment)
            start.Environment[name] = value;
        start.Environment["TERM"] = call.Environment.TryGetValue("TERM", out var given) && given == "dumb" ? given : "xterm";
        start.Environment["SHELL"] = "/bin/bash";
        start.Environment.Remove("COLUMNS");
        return Process.Start(start)!;
    }

    /// <summary>Text without colors and the modes of the keyboard.</summary>
    public static string Plain(string text) => Sequence().Replace(text, "").ReplaceLineEndings("\n");

    private static string Quoted(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[a-zA-Z]|[=>])")]
    private static partial Regex Sequence();
}
