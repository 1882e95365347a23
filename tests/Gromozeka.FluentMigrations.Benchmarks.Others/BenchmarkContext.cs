using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gromozeka.FluentMigrations.Benchmarks.Others;

/// <summary>A context without entities: what is compared are the migrations.</summary>
public sealed class BenchmarkContext(string file, string migrations) : DbContext
{
    /// <inheritdoc />
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder
            .UseSqlite($"Data Source={file};Pooling=False", sqlite => sqlite.MigrationsAssembly(migrations))
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
