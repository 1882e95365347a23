using System.Globalization;
using Gromozeka.FluentMigrations.Benchmarks.EntityFramework;
using Gromozeka.FluentMigrations.Benchmarks.Workers;

switch (args)
{
    case ["compile", var path, var count]:
        MigrationSource.Compile(path, int.Parse(count, CultureInfo.InvariantCulture));
        break;
    case ["apply", var input, var file]:
        new EntityFrameworkSide(input).Run(Work.Apply, file);
        break;
    case [var input, var kind, var work, var file]:
        Worker.Run(new EntityFrameworkSide(input), kind, Enum.Parse<Work>(work), file);
        break;
}
