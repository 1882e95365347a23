using Gromozeka.FluentMigrations.Benchmarks;

// Without arguments: the comparison. With a side and a file: one measured run, in a process of its own because of its memory.
if (args is [var side, var file])
    Console.WriteLine(side == "engine" ? EngineSide.Run(file) : HandWrittenSide.Run(file, looksFirst: side == "checked"));
else
    RebuildBenchmark.Run(args is [var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 5);
