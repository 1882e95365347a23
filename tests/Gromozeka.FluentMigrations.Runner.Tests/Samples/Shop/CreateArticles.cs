namespace FluentMigrator.Runner.Samples.Shop;

[TimestampedMigration(2026, 1, 2, 3, 4, "The articles")]
public class CreateArticles : AutoReversingMigration
{
    public override void Up() => Create.Table("articles")
        .WithColumn("id").AsInt64().PrimaryKey().Identity()
        .WithColumn("name").AsString().Unique();
}
