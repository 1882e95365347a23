using FluentMigrator;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Shop;

[Migration(1)]
public class CreateArticles : Migration
{
    public override void Up() => Create.Table("articles").WithColumn("id").AsInt64().PrimaryKey().WithColumn("name").AsString();

    public override void Down() => Delete.Table("articles");
}

[Migration(2)]
public class AddPrice : Migration
{
    public override void Up() => Create.Column("price").OnTable("articles").AsInt64().Nullable();

    public override void Down() => Delete.Column("price").FromTable("articles");
}
