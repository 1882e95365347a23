using FluentMigrator;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Archive;

[Migration(1)]
public class CreateOldArticles : Migration
{
    public override void Up() => Create.Table("old_articles").WithColumn("id").AsInt64().PrimaryKey();

    public override void Down() => Delete.Table("old_articles");
}
