namespace Gromozeka.FluentMigrations.Runner.Migrations.UnreadableAtLast;

[Migration(1)]
public class CreateBooks : Migration
{
    public override void Up() => Create.Table("Books").WithColumn("Id").AsInt64();

    public override void Down() => Delete.Table("Books");
}

[Maintenance(MigrationStage.AfterAll)]
public class SpoilTheVersionTable : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("UPDATE VersionInfo SET Version = 'x'");
}
