namespace Gromozeka.FluentMigrations.Runner.Migrations.Failing;

[Migration(1)]
public class CreateBooks : Migration
{
    public override void Up() => Create.Table("Books").WithColumn("Id").AsInt64();

    public override void Down() => Delete.Table("Books");
}

[Migration(2)]
public class Fails : Migration
{
    public override void Up()
    {
        Create.Table("Readers").WithColumn("Id").AsInt64();
        Execute.Sql("CREATE TABLE Loans (Id); INSERT INTO Loans VALUES (1);\nINSERT INTO nowhere VALUES (2);");
    }

    public override void Down() => Delete.Table("Readers");
}
