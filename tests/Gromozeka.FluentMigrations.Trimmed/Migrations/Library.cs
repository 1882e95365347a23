using FluentMigrator;

namespace Gromozeka.FluentMigrations.Trimmed.Migrations;

[Migration(1)]
public sealed class Library : Migration
{
    public override void Up()
    {
        Create.Table("author")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("name").AsString().Nullable()
            .WithColumn("born").AsInt32().Nullable();
        Insert.IntoTable("author").Row(new { name = "Ada", born = 1815 }).Row(new { name = "Alan", born = 1912 });
        Insert.IntoTable("author").Rows(new { name = "Grace" }, new { name = "nobody" });
        Update.Table("author").Set(new { born = 1906 }).Where(new { name = "Grace" });
        Delete.FromTable("author").Row(new { name = "nobody" });
    }

    public override void Down() => Delete.Table("author");
}
