using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests;

/// <summary>A test that calls the packed tool as a process of its own.</summary>
public abstract partial class ToolTest : IDisposable
{
    protected Shell Shell { get; } = new();

    public void Dispose()
    {
        Shell.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a command that is to succeed, with nothing on stderr.</summary>
    protected string Ok(params string[] arguments)
    {
        var call = Shell.Run(arguments);
        Assert.Equal("", call.Error);
        Assert.Equal(0, call.ExitCode);
        return Stable(call.Output);
    }

    /// <summary>Runs a command that is to fail: one error in four parts on stderr, nothing on stdout.</summary>
    protected string Fails(ErrorCode code, params string[] arguments)
    {
        var call = Shell.Run(arguments);
        Assert.StartsWith(code.Id, call.Error, StringComparison.Ordinal);
        Assert.Contains("  why:   ", call.Error, StringComparison.Ordinal);
        Assert.Contains("  state: ", call.Error, StringComparison.Ordinal);
        Assert.Contains("  next:  ", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
        Assert.Equal("", call.Output);
        Assert.Equal(code.ExitCode, call.ExitCode);
        return Stable(call.Error);
    }

    /// <summary>A transcript without what differs from run to run: times, durations, folders.</summary>
    protected string Stable(string text)
    {
        text = text.Replace(Shell.Folder, "…", StringComparison.Ordinal).ReplaceLineEndings("\n");
        text = Time().Replace(text, "2026-01-05 09:00");
        text = Duration().Replace(text, " 5 ms");
        text = BackupName().Replace(text, "bot-20260105-090000000Z-");
        text = Product().Replace(text, "SQLite 3.x");
        return Size().Replace(text, "1 KB");
    }

    [GeneratedRegex(@"20\d\d-\d\d-\d\d \d\d:\d\d")]
    private static partial Regex Time();

    [GeneratedRegex(@" *\d+ (ms|s)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"bot-20\d{6}-\d{9}Z-")]
    private static partial Regex BackupName();

    [GeneratedRegex(@"SQLite \d[\d.]*")]
    private static partial Regex Product();

    [GeneratedRegex(@"[\d.]+ (KB|MB|GB)")]
    private static partial Regex Size();
}
