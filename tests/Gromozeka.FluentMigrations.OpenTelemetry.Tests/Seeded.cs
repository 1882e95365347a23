using FluentMigrator;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests.Fixtures.Seeded;

[Migration(1)]
public class SeedItems : Migration
{
    public override void Up() => Execute.Sql("CREATE TABLE items (id INTEGER PRIMARY KEY, price); INSERT INTO items VALUES (1, 1), (2, 2)");

    public override void Down() => Delete.Table("items");
}

[Migration(2)]
public class RequireItemPrice : Migration
{
    public override void Up() => Alter.Column("price").OnTable("items").AsString().NotNullable();

    public override void Down() => Alter.Column("price").OnTable("items").AsInt64().Nullable();
}
