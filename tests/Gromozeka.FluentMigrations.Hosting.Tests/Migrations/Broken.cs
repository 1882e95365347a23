using FluentMigrator;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Broken;

[Migration(1)]
public class Fails : Migration
{
    public override void Up() => Execute.Sql("INSERT INTO nowhere VALUES ('Password=topsecret;')");

    public override void Down()
    {
    }
}
