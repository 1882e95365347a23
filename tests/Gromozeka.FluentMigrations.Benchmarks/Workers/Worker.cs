using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Benchmarks.Workers;

/// <summary>Measures in this process, and writes one line for the process that compares.</summary>
internal static class Worker
{
    private const int WarmUps = 30;

    /// <summary>Runs what the arguments say: the kind of measurement, the work, and the database to do it on.</summary>
    public static void Run(ISide side, string kind, Work work, string file)
    {
        var measured = kind switch
        {
            "cold" => Once(side, work, file),
            "loop" => Loop(side, work, file),
            "first" => OnACopy(side, work, file),
            _ => Second(side, work, file),
        };
        Console.WriteLine(Measurement.Of(measured));
    }

    /// <summary>Many times on one file, which the work leaves as it is: the median.</summary>
    private static double Loop(ISide side, Work work, string file)
    {
        for (var turn = 0; turn < WarmUps; turn++)
            side.Run(work, file);
        var times = Enumerable.Range(0, 5 * WarmUps).Select(_ => Once(side, work, file)).Order().ToList();
        return times[times.Count / 2];
    }

    /// <summary>On a second copy, so that compiling the code is not measured.</summary>
    private static double Second(ISide side, Work work, string file)
    {
        OnACopy(side, work, file);
        return OnACopy(side, work, file);
    }

    private static double OnACopy(ISide side, Work work, string file)
    {
        var folder = Directory.CreateDirectory(file + "." + Environment.ProcessId).FullName;
        try
        {
            var copy = Path.Combine(folder, "run.db");
            if (File.Exists(file))
                File.Copy(file, copy);
            return Once(side, work, copy);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Once(ISide side, Work work, string file)
    {
        var watch = Stopwatch.StartNew();
        var said = side.Run(work, file);
        return said ?? watch.Elapsed.TotalMilliseconds;
    }
}
