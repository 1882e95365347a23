namespace Gromozeka.FluentMigrations.Runner.Migrations.MissingScript;

[Migration(1)]
public class RunsMissingFile : ForwardOnlyMigration
{
    public override void Up() => Execute.Script("nowhere.sql");
}
