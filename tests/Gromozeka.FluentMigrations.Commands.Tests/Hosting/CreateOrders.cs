using FluentMigrator;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

[Migration(1)]
public sealed class CreateOrders : Migration
{
    public override void Up() => Create.Table("orders").WithColumn("id").AsInt64().PrimaryKey();

    public override void Down() => Delete.Table("orders");
}
