using System.Reflection;
using Gromozeka.FluentMigrations.Benchmarks.Workers;
using Microsoft.EntityFrameworkCore;

namespace Gromozeka.FluentMigrations.Benchmarks.Others;

/// <summary>EF Core's migrator.</summary>
internal sealed class EntityFrameworkSide(string assemblyPath) : ISide
{
    private readonly Assembly _assembly = Assembly.LoadFrom(assemblyPath);

    public double? Run(Work work, string file)
    {
        using var context = new BenchmarkContext(file, _assembly.FullName!);
        if (work == Work.Rollback)
            context.Database.Migrate(MigrationSource.First);
        else
            context.Database.Migrate();
        return null;
    }
}
