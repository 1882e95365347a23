using System.Globalization;
using Gromozeka.FluentMigrations.Benchmarks.Others;
using Gromozeka.FluentMigrations.Benchmarks.Workers;

switch (args)
{
    case ["compile", var path, var count]:
        MigrationSource.Compile(path, int.Parse(count, CultureInfo.InvariantCulture));
        break;
    case ["apply", var side, var input, var file]:
        New(side, input).Run(Work.Apply, file);
        break;
    case [var side, var input, var kind, var work, var file]:
        Worker.Run(New(side, input), kind, Enum.Parse<Work>(work), file);
        break;
}

static ISide New(string side, string input) =>
    side switch
    {
        "EF Core" => new EntityFrameworkSide(input),
        "FluentMigrator" => new FluentMigratorSide(input),
        _ => new DbUpSide(input),
    };
