using FluentMigrator;

namespace Shop._1.Migrations;

[Migration(1, "Orders")]
public sealed class Migration001Orders : Migration
{
    public override void Up() => Create.Table("orders")
        .WithColumn("id").AsInt64().PrimaryKey().Identity()
        .WithColumn("customer").AsString();

    public override void Down() => Delete.Table("orders");
}
