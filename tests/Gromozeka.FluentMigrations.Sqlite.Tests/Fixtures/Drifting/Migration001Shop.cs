using FluentMigrator;

namespace Fixtures.Drifting;

[Migration(1, "Shop")]
public class Migration001Shop : Migration
{
    public override void Up()
    {
        Create.Table("customers")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("name").AsString()
            .WithColumn("city").AsString().Nullable().WithDefaultValue("Kyiv");
        Create.Index("ix_customers_name").OnTable("customers").OnColumn("name").Ascending();
        Create.Table("orders")
            .WithColumn("id").AsInt64().PrimaryKey()
            .WithColumn("customer").AsInt64().ForeignKey("customers", "id")
            .WithColumn("total").AsInt64().NotNullable().WithDefaultValue(0);
        Execute.Sql("CREATE VIEW big_orders AS SELECT id FROM orders WHERE total > 100");
        Execute.Sql(
            "CREATE TRIGGER orders_added AFTER INSERT ON orders "
                + "BEGIN UPDATE customers SET city = 'Lviv' WHERE id = new.customer; END"
        );
        Execute.Sql("CREATE INDEX ix_orders_big ON orders (lower(total) DESC) WHERE total > 100");
        Execute.Sql(
            "CREATE TABLE prices (sku TEXT COLLATE NOCASE, cents INTEGER CHECK (cents > 0), euros REAL AS (cents / 100.0), "
                + "PRIMARY KEY (sku)) STRICT, WITHOUT ROWID"
        );
    }

    public override void Down() => throw new NotSupportedException();
}
