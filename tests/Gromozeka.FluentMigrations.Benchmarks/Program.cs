using Gromozeka.FluentMigrations.Benchmarks;
using Gromozeka.FluentMigrations.Benchmarks.Workers;

// A process for each measurement, because of its memory and its start: SIDE INPUT KIND WORK FILE.
if (args is ["engine" or "plain", var input, var kind, var work, var file])
{
    Worker.Run(args[0] == "engine" ? new EngineSide(input) : new PlainSide(input), kind, Enum.Parse<Work>(work), file);
    return 0;
}

// The migrations of the native program, which is published with them before anything is measured.
if (args is ["--write-migrations", var target])
{
    File.WriteAllText(target, MigrationAssemblies.Usings + MigrationAssemblies.Source(Sizes.Native));
    return 0;
}

return Comparison.Start(args);
