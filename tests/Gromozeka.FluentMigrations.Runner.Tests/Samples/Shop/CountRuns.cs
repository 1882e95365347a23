namespace FluentMigrator.Runner.Samples.Shop;

[Maintenance(MigrationStage.AfterAll)]
public class CountRuns : ForwardOnlyMigration
{
    public override void Up()
    {
        if (!Schema.Table("runs").Exists())
            Create.Table("runs").WithColumn("moment").AsDateTime().WithDefault(SystemMethods.CurrentUTCDateTime);
        Execute.Sql("INSERT INTO runs DEFAULT VALUES");
    }
}
