using FluentMigrator;

using Microsoft.Extensions.DependencyInjection;

namespace Fixtures.KeyedService;

[Migration(1)]
public sealed class AsksByKey([FromKeyedServices("table")] string table, IServiceProvider services) : Migration
{
    public override void Up() => Create.Table(table).WithColumn(services.GetRequiredKeyedService<string>("column")).AsInt64();

    public override void Down() => Delete.Table(table);
}
