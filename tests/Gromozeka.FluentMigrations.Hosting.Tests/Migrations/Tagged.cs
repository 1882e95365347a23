using FluentMigrator;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Tagged;

[Migration(1)]
[Tags("shop")]
public class CreateArticles : Migration
{
    public override void Up() => Create.Table("articles").WithColumn("id").AsInt64();

    public override void Down() => Delete.Table("articles");
}

[Migration(1)]
[Tags("log")]
public class CreateVisits : Migration
{
    public override void Up() => Create.Table("visits").WithColumn("id").AsInt64();

    public override void Down() => Delete.Table("visits");
}
