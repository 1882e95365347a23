using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Shop;

[Migration(20260101, "Customers")]
public sealed class Customers : Migration
{
    public override void Up()
    {
        Create.Table("customers").WithColumn("id").AsInt64().PrimaryKey().WithColumn("name").AsString();
        Insert.IntoTable("customers").Row(new { id = 1, name = "It's Ann; -- of course" });
    }

    public override void Down() => Delete.Table("customers");
}

[Migration(20260102, "Longer names")]
public sealed class LongerNames : Migration
{
    public override void Up() => Alter.Column("name").OnTable("customers").AsString(200).Nullable().WithDefaultValue("nobody");

    public override void Down() => Alter.Column("name").OnTable("customers").AsString();
}

[Migration(20260103, "Orders", BreakingChange = true)]
public sealed class Orders : Migration
{
    public override void Up() => Create.Table("orders").WithColumn("id").AsInt64().PrimaryKey();

    public override void Down() => Delete.Table("orders");
}

[Profile("Demo")]
public sealed class Demo : Migration
{
    public override void Up() =>
        Execute.Sql("INSERT INTO customers (id, name) SELECT 2, 'Bob' WHERE NOT EXISTS (SELECT 1 FROM customers WHERE id = 2)");

    public override void Down() { }
}
