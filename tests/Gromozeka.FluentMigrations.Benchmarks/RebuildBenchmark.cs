using System.Diagnostics;
using System.Globalization;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>Rebuilds a table of a million rows and two indexes, by the engine and by hand in turn, and prints the ratio of the medians.
/// By hand is measured twice: the bare statements, and with a look for damage before them, which the engine takes in every run.</summary>
internal static class RebuildBenchmark
{
    private const string Seed = """
        PRAGMA synchronous = OFF;
        CREATE TABLE x (id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount INTEGER, note TEXT);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000)
        INSERT INTO x SELECT i, 'name ' || (i * 7919 % 1000003), i * 31 % 10007, 'a note of some length, as rows have it, number ' || i FROM n;
        CREATE INDEX ix_name ON x (name);
        CREATE INDEX ix_amount ON x (amount);
        """;

    public static void Run(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        try
        {
            var seed = Path.Combine(folder, "seed.db");
            Fill(seed);
            Measure("hand", seed, folder);
            Measure("engine", seed, folder);
            var (hand, careful, engine) = (new List<Measurement>(), new List<Measurement>(), new List<Measurement>());
            for (var round = 0; round < rounds; round++)
            {
                hand.Add(Measure("hand", seed, folder));
                engine.Add(Measure("engine", seed, folder));
                careful.Add(Measure("checked", seed, folder));
            }

            Print("by hand", hand, hand);
            Print("by hand, after quick_check", careful, hand);
            Print("engine", engine, hand);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"whole run of the engine to that by hand after quick_check: {Median(engine, run => run.Total) / Median(careful, run => run.Total):F2} ×"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Seed;
        command.ExecuteNonQuery();
    }

    private static Measurement Measure(string side, string seed, string folder)
    {
        var file = Path.Combine(folder, "run.db");
        File.Copy(seed, file, overwrite: true);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in new[] { side, file })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return Measurement.Parse(line);
    }

    private static void Print(string side, List<Measurement> runs, List<Measurement> hand)
    {
        var (rebuild, total) = (Median(runs, run => run.Milliseconds), Median(runs, run => run.Total));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{side,-26} rebuild {rebuild,7:F0} ms ({rebuild / Median(hand, run => run.Milliseconds):F2} ×), whole run {total,7:F0} ms ({total / Median(hand, run => run.Total):F2} ×), peak {Median(runs, run => run.PeakMegabytes):F0} MB"));
    }

    private static double Median(List<Measurement> runs, Func<Measurement, double> value) => runs.Select(value).Order().ElementAt(runs.Count / 2);
}
