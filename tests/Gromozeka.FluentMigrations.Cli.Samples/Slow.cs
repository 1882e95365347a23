using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Slow;

/// <summary>Runs until it is stopped.</summary>
[Migration(1, "Endless")]
public sealed class Endless : Migration
{
    public override void Up()
    {
        Create.Table("begun").WithColumn("id").AsInt64().PrimaryKey();
        Execute.Sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO begun SELECT i FROM n WHERE i < 0");
    }

    public override void Down() { }
}
