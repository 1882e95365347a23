namespace Gromozeka.FluentMigrations.Runner.Migrations.Duplicate;

[Migration(1)]
public class One : ForwardOnlyMigration
{
    public override void Up() => Create.Table("One").WithColumn("Id").AsInt64();
}

[Migration(1)]
public class Another : ForwardOnlyMigration
{
    public override void Up() => Create.Table("Another").WithColumn("Id").AsInt64();
}
