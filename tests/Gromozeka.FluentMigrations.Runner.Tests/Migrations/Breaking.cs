namespace Gromozeka.FluentMigrations.Runner.Migrations.Breaking;

[Migration(1)]
public class CreateBooks : Migration
{
    public override void Up() => Create.Table("Books").WithColumn("Id").AsInt64();

    public override void Down() => Delete.Table("Books");
}

[Migration(2, BreakingChange = true)]
public class DropBooks : Migration
{
    public override void Up() => Delete.Table("Books");

    public override void Down() => Create.Table("Books").WithColumn("Id").AsInt64();
}
