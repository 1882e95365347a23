using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shop;

await using var services = new ServiceCollection()
    .AddMigrations(migrations => migrations.UseSqlite("Data Source=data/shop.db").ScanIn<CreateArticles>())
    .BuildServiceProvider();
await services.StartMigrationsAsync();
