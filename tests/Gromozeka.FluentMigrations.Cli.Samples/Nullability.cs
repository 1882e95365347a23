using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Nullability;

[Migration(1, "Customers")]
public sealed class Customers : Migration
{
    public override void Up()
    {
        Create.Table("customers").WithColumn("id").AsInt64().PrimaryKey().WithColumn("name").AsString();
        Insert.IntoTable("customers").Row(new { id = 1, name = "Ann" });
    }

    public override void Down() => Delete.Table("customers");
}

[Migration(2, "A name is optional")]
public sealed class OptionalName : Migration
{
    public override void Up() => Alter.Column("name").OnTable("customers").AsString().Nullable();

    public override void Down() => Alter.Column("name").OnTable("customers").AsString().NotNullable();
}
