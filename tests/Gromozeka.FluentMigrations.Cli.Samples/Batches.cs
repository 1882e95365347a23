using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Batches;

[Migration(1, "Create messages")]
public class CreateMessages : Migration
{
    public override void Up() =>
        Execute.Sql(
            "CREATE TABLE messages (id INTEGER PRIMARY KEY, text TEXT NOT NULL); "
                + "WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 100) "
                + "INSERT INTO messages SELECT x, ' ' || x FROM i"
        );

    public override void Down() => Delete.Table("messages");
}

/// <summary>Stops at a row that only a later state of the database allows.</summary>
[Migration(2, "Trim messages")]
public class TrimMessages : BatchMigration
{
    public override void Up() =>
        Batches
            .Over("messages")
            .OfExactly(10)
            .Update("text = CASE WHEN id <> 41 OR (SELECT count(*) FROM messages) > 100 THEN trim(text) END");

    public override void Down() { }
}
