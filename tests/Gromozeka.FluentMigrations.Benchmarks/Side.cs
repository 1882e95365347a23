using System.Diagnostics;
using Gromozeka.FluentMigrations.Benchmarks.Workers;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>A side of a comparison: how its process is started.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Program">The program, and its first arguments.</param>
/// <param name="Input">What it reads: its migrations, or their SQL.</param>
/// <param name="File">The database that it works on, or on copies of.</param>
internal sealed record Side(string Name, IReadOnlyList<string> Program, string Input, string File)
{
    public static Side Plain(string input, string file) => new("plain", ["dotnet", typeof(Side).Assembly.Location, "plain"], input, file);

    public static Side Engine(string input, string file) =>
        new("engine", ["dotnet", typeof(Side).Assembly.Location, "engine"], input, file);

    /// <summary>The same side of another build of this program.</summary>
    public Side By(string program) => this with { Program = [Program[0], program, .. Program.Skip(2)] };

    /// <summary>The same side of a program that needs no runtime.</summary>
    public Side ByNative(string program) => this with { Program = [program, Program[^1]] };

    /// <summary>Measures once.</summary>
    public Measurement Measure(string kind, Work work)
    {
        var start = new ProcessStartInfo(Program[0]) { RedirectStandardOutput = true };
        foreach (var argument in Program.Skip(1).Concat([Input, kind, work.ToString(), File]))
            start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Name} failed at {kind} {work}.");
        var measured = Measurement.Parse(line);
        return kind == "cold" ? measured with { Milliseconds = elapsed } : measured;
    }
}
