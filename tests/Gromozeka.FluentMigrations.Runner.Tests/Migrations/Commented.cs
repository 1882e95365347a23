namespace Gromozeka.FluentMigrations.Runner.Migrations.Commented;

[Migration(1)]
public class CreatesView : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("CREATE VIEW Answers AS SELECT '-- 42' /* the question */ AS \"/* a */\"; -- the end");
}
