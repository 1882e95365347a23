using FluentMigrator;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests.Fixtures.Seeded;

[Migration(2)]
public class RequireItemPrice : Migration
{
    public override void Up() => Alter.Column("price").OnTable("items").AsString().NotNullable();

    public override void Down() => Alter.Column("price").OnTable("items").AsInt64().Nullable();
}
