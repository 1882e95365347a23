namespace FluentMigrator.Runner.Samples.Shop;

[TimestampedMigration(2026, 1, 2, 3, 5, BreakingChange = true)]
public class AddSales : Migration
{
    public override void Up() => Execute.EmbeddedScript("shop_sales.sql");

    public override void Down() => Execute.Sql("DROP VIEW sales_by_article; DROP TABLE sales");
}
