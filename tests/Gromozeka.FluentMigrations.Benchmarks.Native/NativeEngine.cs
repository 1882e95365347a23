using Gromozeka.Database;
using Gromozeka.FluentMigrations.Benchmarks.Workers;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks.Native;

/// <summary>The engine, set up as the bot sets it up, with the migrations of this program. Finds nothing pending.</summary>
internal sealed class NativeEngine : ISide
{
    public double? Run(Work work, string file)
    {
        var options = GromozekaMigrations.Options();
        options.Assemblies[0] = typeof(NativeEngine).Assembly;
        options.AdoptExistingDatabase = false;
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}", ForeignKeys = false });
        var report = new MigrationManager(database, options).Migrate();
        return report.Steps.Count == 0 ? null : throw new InvalidOperationException("The database was not up to date.");
    }
}
