using FluentMigrator;

namespace Fixtures.BrokenStart;

[Migration(1, "Fails half way")]
public sealed class Migration001Broken : Migration
{
    public override void Up()
    {
        Create.Table("half").WithColumn("id").AsInt64();
        Execute.Sql("INSERT INTO nowhere VALUES (1)");
    }

    public override void Down() => Delete.Table("half");
}
