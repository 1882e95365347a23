using Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Shop;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Samples;

/// <summary>The samples of docs/hosting.md; <c>DocumentationTests</c> compares them.</summary>
internal static class HostingSamples
{
    public static void One(HostApplicationBuilder builder)
    {
        builder.Services.AddMigrations(migrations => migrations.UseSqlite("Data Source=data/shop.db").ScanIn<CreateArticles>());
    }

    public static void Drift(HostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddMigrations(configure: options => options.CheckDriftEvery = TimeSpan.FromHours(1));
    }

    public static void OnAnOpenConnection(HostApplicationBuilder builder)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        builder.Services.AddMigrations(migrations => migrations.UseSqlite(connection).ScanIn<CreateArticles>());
    }

    public static void Several(HostApplicationBuilder builder)
    {
        builder.Services.AddMigrations(migrations => migrations.UseSqlite("Shop").ScanIn<CreateArticles>().InNamespace("Shop.Migrations"));
        builder.Services.AddMigrations("archive", migrations => migrations
            .UseSqlite("Archive")
            .ScanIn<CreateArticles>()
            .OnlyTagged("archive"));
    }
}
