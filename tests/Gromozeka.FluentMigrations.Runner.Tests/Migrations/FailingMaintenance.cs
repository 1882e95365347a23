namespace Gromozeka.FluentMigrations.Runner.Migrations.FailingMaintenance;

[Migration(1)]
public class CreateBooks : ForwardOnlyMigration
{
    public override void Up() => Create.Table("Books").WithColumn("Id").AsInt64();
}

[Maintenance(MigrationStage.AfterEach)]
public class Fails : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("INSERT INTO nowhere VALUES (1)");
}
