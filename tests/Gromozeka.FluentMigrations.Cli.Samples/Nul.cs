using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Nul;

[Migration(1, "A character that ends a script")]
public sealed class Nul : Migration
{
    public override void Up()
    {
        Create.Table("nul").WithColumn("value").AsString();
        Insert.IntoTable("nul").Row(new { value = "a\0b" });
    }

    public override void Down() => Delete.Table("nul");
}
