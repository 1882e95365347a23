using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Failing;

[Migration(1, "Good")]
public sealed class Good : Migration
{
    public override void Up() => Create.Table("good").WithColumn("id").AsInt64().PrimaryKey();

    public override void Down() => Delete.Table("good");
}

[Migration(2, "Bad")]
public sealed class Bad : Migration
{
    public override void Up()
    {
        Create.Table("bad").WithColumn("id").AsInt64().PrimaryKey();
        Execute.Sql("INSERT INTO absent VALUES (1)");
    }

    public override void Down() { }
}
