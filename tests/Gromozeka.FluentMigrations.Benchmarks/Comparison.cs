using System.Globalization;
using Gromozeka.FluentMigrations.Benchmarks.Workers;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>Measures every side of every work, in turn, and writes the table.</summary>
internal sealed class Comparison(
    Preparation preparation,
    Others? others,
    string? ahead,
    string? native,
    Sizes sizes,
    string only,
    string? output
)
{
    /// <summary>Starts vary more than anything else, and are over soon.</summary>
    private const int StartsInARound = 10;

    private readonly List<Row> _rows = [];

    /// <summary>Runs the program as its arguments say.</summary>
    /// <returns>The exit code.</returns>
    public static int Start(string[] args)
    {
        var results = Path.Combine(Value(args, "--output") ?? ".", "results.json");
        if (Value(args, "--compare") is { } old)
        {
            if (new[] { old, results }.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            {
                Console.Error.WriteLine($"There are no results in {missing}.");
                return 1;
            }

            Console.Write(Results.Compare(Results.Read(old), Results.Read(results)));
            return 0;
        }

        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        try
        {
            var sizes = args.Contains("--tiny") ? Sizes.Tiny : Sizes.Full;
            if (Value(args, "--rounds") is { } rounds)
                sizes = sizes with { Rounds = int.Parse(rounds, CultureInfo.InvariantCulture) };
            if (Value(args, "--growth") is { } tool)
            {
                Console.Write(new Growth(tool, folder, sizes.Rounds).Run(Math.Max(100, sizes.LongApply)));
                return 0;
            }

            var preparation = new Preparation(folder);
            var only = Value(args, "--only") ?? "";
            var comparison = new Comparison(
                preparation,
                Value(args, "--others") is { } program ? new Others(program, folder, preparation) : null,
                Value(args, "--ahead-of-time"),
                Value(args, "--native"),
                sizes,
                only,
                Value(args, "--output")
            );
            // What is not measured again stays in the table and the picture.
            if (only.Length > 0 && File.Exists(results))
                comparison._rows.AddRange(Results.Read(results).Rows);
            comparison.Run();
            Console.WriteLine();
            Console.Write(Report.Table(comparison._rows));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Run()
    {
        foreach (var count in sizes.Idle)
        {
            var budget = count == 1_000 ? "+8 ms, +10 MB" : "";
            Compare(
                $"nothing pending, warm, {count} migrations",
                "loop",
                Work.Idle,
                () => preparation.Idle(count),
                "+0.3 ms",
                () => others?.Idle(count)
            );
            Compare(
                $"nothing pending, cold process, {count} migrations",
                "cold",
                Work.Idle,
                () => preparation.Idle(count),
                "",
                () => others?.Idle(count)
            );
            if (ahead is not null)
                Compare(
                    $"nothing pending, cold process compiled ahead of time, {count} migrations",
                    "cold",
                    Work.Idle,
                    () => AheadOfTime(preparation.Idle(count)),
                    budget
                );
            if (native is not null && count == Sizes.Native)
                Compare(
                    $"nothing pending, cold process of native code, {count} migrations",
                    "cold",
                    Work.Idle,
                    () => Native(preparation.Idle(count)),
                    "+3 ms"
                );
            Compare($"nothing pending, warm, {count} migrations, no compiled catalog", "loop", Work.Idle, () =>
                preparation.Idle(count, isCompiled: false)
            );
        }

        // In a database of one table, where opening the file does not hide what the number of migrations costs.
        foreach (var count in new[] { sizes.LongApply / 10, sizes.LongApply })
        {
            Compare(
                $"nothing pending, warm, {count} migrations of one row each",
                "loop",
                Work.Idle,
                () => preparation.IdleRows(count),
                "+0.3 ms"
            );
            Compare($"nothing pending, cold process, {count} migrations of one row each", "cold", Work.Idle, () =>
                preparation.IdleRows(count)
            );
        }

        foreach (var count in sizes.Apply)
        {
            Compare(
                $"apply {count} migrations",
                "second",
                Work.Apply,
                () => preparation.Apply(count),
                count == 1_000 ? "1.10 ×, +10 MB" : "",
                () => others?.Apply(count)
            );
            Compare($"apply {count} migrations beside a hundred views and triggers", "second", Work.Apply, () =>
                preparation.Apply(count, hasDependents: true)
            );
            Compare(
                $"undo {count} migrations",
                "second",
                Work.Rollback,
                () => preparation.Rollback(count),
                "",
                () => others?.Rollback(count)
            );
        }

        Compare($"apply {sizes.LongApply} migrations", "first", Work.Apply, () => preparation.Apply(sizes.LongApply));
        foreach (var count in new[] { sizes.LongApply / 10, sizes.LongApply })
            Compare($"apply {count} migrations of one row each", "first", Work.Apply, () => preparation.ApplyRows(count));
        Compare("adopt the bot's database", "second", Work.Adopt, preparation.Adopt);
        foreach (var rows in new[] { sizes.Rows, 10 * sizes.Rows })
            Compare($"rebuild {rows} rows", "first", Work.Rebuild, () => preparation.Rebuild(rows, hasIndexes: false), "1.05 ×");
        Compare(
            $"rebuild {sizes.Rows} rows, two indexes",
            "first",
            Work.Rebuild,
            () => preparation.Rebuild(sizes.Rows, hasIndexes: true),
            "1.05 ×"
        );
        Compare(
            $"rebuild {sizes.Rows} rows, two indexes, as a whole run with quick_check and backup",
            "first",
            Work.RebuildRun,
            () => preparation.Rebuild(sizes.Rows, hasIndexes: true, looksFirst: true),
            "1.15 ×"
        );
        Compare($"rebuild {sizes.Rows} rows, two indexes, beside a hundred views and triggers", "first", Work.Rebuild, () =>
            preparation.Rebuild(sizes.Rows, hasIndexes: true, hasDependents: true)
        );
        Compare($"rebuild three tables, {sizes.Rows} rows in all, nine alterations", "first", Work.Rebuild, () =>
            preparation.RebuildSeveral(sizes.Rows)
        );
        Compare($"NOT NULL in place over {sizes.Rows} rows, two indexes", "first", Work.Rebuild, () =>
            preparation.AlterInPlace(sizes.Rows)
        );
        Compare($"work on {sizes.Rows} rows in batches of 1000", "second", Work.Batches, () => preparation.Batches(sizes.Rows), "1.25 ×");
        Compare($"work on {sizes.Rows} rows in batches of 1000, first in its process", "first", Work.Batches, () =>
            preparation.Batches(sizes.Rows)
        );
        Compare($"insert {sizes.Rows} rows", "first", Work.Insert, () => preparation.Insert(sizes.Rows), "1.50 ×");
        Compare($"insert {sizes.Rows} rows: Up() alone", "first", Work.Record, () => preparation.Insert(sizes.Rows));
    }

    private void Compare(
        string name,
        string kind,
        Work work,
        Func<(Side Plain, Side Engine)> prepare,
        string budget = "",
        Func<IReadOnlyList<Side>?>? prepareOthers = null
    )
    {
        if (!name.Contains(only, StringComparison.OrdinalIgnoreCase))
            return;
        Console.Error.WriteLine(name);
        var (plain, engine) = prepare();
        List<Side> sides = [plain, engine, .. prepareOthers?.Invoke() ?? []];
        var measured = sides.ConvertAll(_ => new List<Measurement>());
        var rounds = kind == "cold" ? sizes.Rounds * StartsInARound : sizes.Rounds;
        for (var round = 0; round < rounds; round++)
        {
            for (var side = 0; side < sides.Count; side++)
                measured[side].Add(Measure(sides[side], kind, work));
        }

        Take(
            new Row(
                name,
                budget,
                Median(measured[0]),
                Median(measured[1]),
                sides.Skip(2).Zip(measured.Skip(2)).ToDictionary(one => one.First.Name, one => Median(one.Second)),
                Median(measured[0].Zip(measured[1], (one, two) => two.Milliseconds - one.Milliseconds))
            )
        );
        // After each line, so that a run that is broken off leaves what it has measured.
        if (output is not null)
            Report.Write(output, _rows, sizes);
    }

    private void Take(Row row)
    {
        var place = _rows.FindIndex(other => other.Work == row.Work);
        if (place < 0)
            _rows.Add(row);
        else
            _rows[place] = row;
    }

    /// <summary>Where the second time is what counts, the memory is all the same that of a process that does the work once.</summary>
    private static Measurement Measure(Side side, string kind, Work work)
    {
        var measured = side.Measure(kind, work);
        return kind == "second" ? measured with { PeakMegabytes = side.Measure("first", work).PeakMegabytes } : measured;
    }

    /// <summary>The same sides, by a program that is compiled ahead of time, as one is that is published.</summary>
    private (Side Plain, Side Engine) AheadOfTime((Side Plain, Side Engine) sides) => (sides.Plain.By(ahead!), sides.Engine.By(ahead!));

    /// <summary>The same sides, by a program of native code.</summary>
    private (Side Plain, Side Engine) Native((Side Plain, Side Engine) sides) =>
        (sides.Plain.ByNative(native!), sides.Engine.ByNative(native!));

    private static Measurement Median(List<Measurement> measured) =>
        new(Median(measured.Select(one => one.Milliseconds)), Median(measured.Select(one => one.PeakMegabytes)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string? Value(string[] args, string option) =>
        Array.IndexOf(args, option) is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : null;
}
