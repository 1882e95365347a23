namespace Gromozeka.FluentMigrations.Runner.Migrations.WithoutTransaction;

[Migration(1, TransactionBehavior.None)]
public class Fails : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("Books").WithColumn("Id").AsInt64();
        Execute.Sql("INSERT INTO nowhere VALUES (1)");
    }
}
