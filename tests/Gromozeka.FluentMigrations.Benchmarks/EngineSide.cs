using System.Diagnostics;

using FluentMigrator;

using Gromozeka.FluentMigrations.Sqlite;

using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>The same change as a migration.</summary>
internal static class EngineSide
{
    public static Measurement Run(string file)
    {
        var options = new MigrationOptions();
        options.Assemblies.Add(typeof(EngineSide).Assembly);
        using var services = new ServiceCollection().BuildServiceProvider();
        var total = Stopwatch.StartNew();
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}", ForeignKeys = true });
        var report = new MigrationManager(database, options, services).Migrate();
        return Measurement.Of(report.Steps[0].Duration.TotalMilliseconds, total.Elapsed.TotalMilliseconds);
    }
}

/// <summary>The change that is measured.</summary>
[Migration(1)]
public sealed class NotNullAmount : Migration
{
    /// <inheritdoc />
    public override void Up() => Alter.Column("amount").OnTable("x").AsInt64().NotNullable();

    /// <inheritdoc />
    public override void Down() => Alter.Column("amount").OnTable("x").AsInt64().Nullable();
}
