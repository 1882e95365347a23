using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.FailingFirst;

[Migration(1, "Bad")]
public sealed class Bad : Migration
{
    public override void Up()
    {
        Create.Table("bad").WithColumn("id").AsInt64().PrimaryKey();
        Execute.Sql("INSERT INTO absent VALUES (1)");
    }

    public override void Down() { }
}
