namespace Gromozeka.FluentMigrations.Runner.Migrations.Batched;

[Migration(1)]
public class CreateMessages : Migration
{
    public override void Up() =>
        Execute.Sql(
            "CREATE TABLE messages (id INTEGER PRIMARY KEY, worked INTEGER DEFAULT 0); INSERT INTO messages (id) VALUES (1), (2), (3), (4)"
        );

    public override void Down() => Delete.Table("messages");
}

[Migration(2)]
public class WorkOnMessages : BatchMigration
{
    public override void Up() => Batches.Over("messages").OfExactly(2).Update("worked = worked + 1");

    public override void Down() => Batches.Over("messages").OfExactly(2).Update("worked = worked - 1");
}
