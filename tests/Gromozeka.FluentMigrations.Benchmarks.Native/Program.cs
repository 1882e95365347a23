using Gromozeka.FluentMigrations.Benchmarks.Native;
using Gromozeka.FluentMigrations.Benchmarks.Workers;

// The same arguments as those of the benchmark's other programs; the input is not needed, because the migrations are inside.
if (args is not [var side, _, var kind, var work, var file])
    return 1;
Worker.Run(side == "engine" ? new NativeEngine() : new NativePlain(), kind, Enum.Parse<Work>(work), file);
return 0;
