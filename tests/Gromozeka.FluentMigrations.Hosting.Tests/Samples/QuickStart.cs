using Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Shop;
using Gromozeka.FluentMigrations.Sqlite;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Samples;

/// <summary>The quick start of docs/hosting.md, line by line.</summary>
internal static class QuickStart
{
    public static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddMigrations(migrations => migrations
            .UseSqlite("Data Source=data/shop.db")
            .ScanIn<CreateArticles>());
        builder.Services.AddHealthChecks().AddMigrations();
        await builder.Build().RunAsync();
    }
}
