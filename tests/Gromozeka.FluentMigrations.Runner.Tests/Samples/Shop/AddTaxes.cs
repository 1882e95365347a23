namespace FluentMigrator.Runner.Samples.Shop;

[Tags("Germany")]
[TimestampedMigration(2026, 1, 2, 3, 6)]
public class AddTaxes : Migration
{
    public override void Up() => Create.Table("taxes").WithColumn("percent").AsInt32();

    public override void Down() => Delete.Table("taxes");
}
