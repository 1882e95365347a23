using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite;
using Shop;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddMigrations(migrations => migrations
    .UseSqlite("Data Source=data/shop.db")
    .ScanIn<CreateArticles>());

return await builder.Build().RunWithMigrationCommandsAsync(args);
