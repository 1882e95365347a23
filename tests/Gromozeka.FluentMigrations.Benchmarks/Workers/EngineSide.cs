using System.Reflection;
using FluentMigrator.Infrastructure;
using Gromozeka.Database;
using Gromozeka.FluentMigrations.Benchmarks.Workers.InBatches;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks.Workers;

/// <summary>The engine, set up as the bot sets it up: version table, mirror, log, lock, check and backup.</summary>
internal sealed class EngineSide(string assemblyPath) : ISide
{
    private readonly Assembly _assembly = assemblyPath.Length == 0 ? typeof(EngineSide).Assembly : Assembly.LoadFrom(assemblyPath);

    public double? Run(Work work, string file)
    {
        if (work == Work.Record)
        {
            new ManyRows().GetUpExpressions(new MigrationContext(null, null, null));
            return null;
        }

        // Made anew each time, so that reading the catalog is measured, too.
        var options = GromozekaMigrations.Options();
        if (work != Work.Adopt)
        {
            options.Assemblies[0] = _assembly;
            options.AdoptExistingDatabase = false;
        }

        if (work is Work.Insert or Work.Batches)
        {
            options.Namespace = (work == Work.Insert ? typeof(ManyRows) : typeof(TrimNotes)).Namespace;
            options.IncludesNestedNamespaces = false;
        }

        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}", ForeignKeys = false });
        var manager = new MigrationManager(database, options);
        var report = work == Work.Rollback ? manager.RollbackTo(1) : manager.Migrate();
        return work is Work.Rebuild or Work.Batches ? report.Steps[0].Duration.TotalMilliseconds : null;
    }
}
