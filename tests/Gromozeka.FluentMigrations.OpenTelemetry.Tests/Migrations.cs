using FluentMigrator;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests.Fixtures;

[Migration(1)]
public class CreateArticles : Migration
{
    public override void Up()
    {
        Create.Table("articles").WithColumn("id").AsInt64().PrimaryKey().WithColumn("price").AsInt64().Nullable();
        for (var row = 1; row <= 3; row++)
            Insert.IntoTable("articles").Row(new { id = row, price = row });
    }

    public override void Down() => Delete.Table("articles");
}

[Migration(2)]
public class RequirePrice : Migration
{
    public override void Up() => Alter.Column("price").OnTable("articles").AsString().NotNullable();

    public override void Down() => Alter.Column("price").OnTable("articles").AsInt64().Nullable();
}

[Migration(3)]
public class Fails : Migration
{
    public override void Up() => Execute.Sql("INSERT INTO nowhere VALUES ('Password=secret;')");

    public override void Down() { }
}
