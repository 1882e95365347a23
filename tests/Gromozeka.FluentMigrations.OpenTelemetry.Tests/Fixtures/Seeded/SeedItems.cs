using FluentMigrator;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests.Fixtures.Seeded;

[Migration(1)]
public class SeedItems : Migration
{
    public override void Up() => Execute.Sql("CREATE TABLE items (id INTEGER PRIMARY KEY, price); INSERT INTO items VALUES (1, 1), (2, 2)");

    public override void Down() => Delete.Table("items");
}
