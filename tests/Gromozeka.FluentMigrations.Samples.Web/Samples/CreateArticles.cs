using FluentMigrator;

namespace Shop;

[Migration(1, "Articles")]
public class CreateArticles : Migration
{
    public override void Up() => Create.Table("articles").WithColumn("id").AsInt64().PrimaryKey().WithColumn("name").AsString();

    public override void Down() => Delete.Table("articles");
}
