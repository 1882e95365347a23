namespace Gromozeka.FluentMigrations.Runner.Migrations.MissingResource;

[Migration(1)]
public class RunsMissingResource : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("nowhere.sql");
}
