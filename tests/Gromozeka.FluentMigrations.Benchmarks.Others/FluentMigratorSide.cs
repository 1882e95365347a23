using System.Reflection;
using FluentMigrator.Runner;
using Gromozeka.FluentMigrations.Benchmarks.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Benchmarks.Others;

/// <summary>FluentMigrator's own runner, as its documentation sets it up, without a log.</summary>
internal sealed class FluentMigratorSide(string assemblyPath) : ISide
{
    private readonly Assembly _assembly = Assembly.LoadFrom(assemblyPath);

    public double? Run(Work work, string file)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner =>
                runner.AddSQLite().WithGlobalConnectionString($"Data Source={file};Pooling=False").ScanIn(_assembly).For.Migrations()
            )
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var runner = scope.ServiceProvider.GetRequiredService<IMigrationRunner>();
        if (work == Work.Rollback)
            runner.MigrateDown(1);
        else
            runner.MigrateUp();
        return null;
    }
}
