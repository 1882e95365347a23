namespace FluentMigrator.Runner.Samples.Shop;

[Profile("ShopDemo")]
public class DemoArticles : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("INSERT OR IGNORE INTO articles (name) VALUES ('Lamp'), ('Chair')");
}
