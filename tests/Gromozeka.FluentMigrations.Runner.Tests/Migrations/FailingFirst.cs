namespace Gromozeka.FluentMigrations.Runner.Migrations.FailingFirst;

[Migration(1)]
public class Fails : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("INSERT INTO nowhere VALUES (1)");
}
