using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Lines;

/// <summary>Values that a script has to keep as they are.</summary>
[Migration(1, "Lines")]
public sealed class Lines : Migration
{
    public override void Up()
    {
        Create.Table("lines").WithColumn("id").AsInt64().PrimaryKey().WithColumn("value").AsString().WithDefaultValue("d\r\ne");
        Insert.IntoTable("lines").Row(new { id = 1, value = "a\r\nb" }).Row(new { id = 2, value = "password = '' Password=secret" }).Row(new { id = 3, value = "\r" });
        Execute.Sql("INSERT INTO lines VALUES (4, 'x\r\n\r\ny')");
    }

    public override void Down() => Delete.Table("lines");
}
