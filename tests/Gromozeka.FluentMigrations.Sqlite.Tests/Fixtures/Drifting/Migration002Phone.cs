using FluentMigrator;

namespace Fixtures.Drifting;

[Migration(2, "Phone")]
public class Migration002Phone : Migration
{
    public override void Up()
    {
        Alter.Table("customers").AddColumn("phone").AsString().Nullable();
        Alter.Column("total").OnTable("orders").AsDecimal().NotNullable().WithDefaultValue(0);
    }

    public override void Down() => throw new NotSupportedException();
}
