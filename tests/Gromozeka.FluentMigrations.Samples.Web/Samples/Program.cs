using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.OpenTelemetry;
using Gromozeka.FluentMigrations.Sqlite;
using OpenTelemetry.Metrics;
using Shop;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMigrations(migrations => migrations.UseSqlite("Data Source=data/shop.db").ScanIn<CreateArticles>());
builder.Services.AddHealthChecks().AddMigrations();
builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMigrationsInstrumentation().AddPrometheusExporter());

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapPrometheusScrapingEndpoint("/metrics");
return await app.RunWithMigrationCommandsAsync(args);
