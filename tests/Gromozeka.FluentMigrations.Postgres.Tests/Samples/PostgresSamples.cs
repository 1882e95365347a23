using FluentMigrator;
using Gromozeka.FluentMigrations.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Samples;

/// <summary>The code of docs/postgres.md, compiled.</summary>
internal static class PostgresSamples
{
    public static void Migrate()
    {
        var database = new PostgresDatabase(
            new PostgresDatabaseOptions { ConnectionString = "Host=localhost;Database=shop;Username=shop" });
        var migrations = new MigrationManager(database, new MigrationOptions { Assemblies = { typeof(Program).Assembly } });

        migrations.Migrate();
    }

    public static void Register(IServiceCollection services)
    {
        services.AddMigrations(migrations => migrations.UsePostgres("Shop").ScanIn(typeof(Program).Assembly));
    }

    private sealed class Program;
}

[Migration(3, "Search")]
public sealed class Migration003Search : Migration
{
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("CREATE VIRTUAL TABLE search USING fts5 (body)");
        IfDatabase(ProcessorIdConstants.Postgres).Execute.Sql(
            "CREATE TABLE search (body text); CREATE INDEX search_body ON search USING gin (to_tsvector('simple', body))");
    }

    public override void Down() => Delete.Table("search");
}
