using FluentMigrator;

namespace Gromozeka.FluentMigrations.Testing.Tests.Fixtures.Good
{
    [Migration(1)]
    public class CreateArticles : Migration
    {
        public override void Up() =>
            Create.Table("articles").WithColumn("id").AsInt64().PrimaryKey().WithColumn("price").AsInt64().Nullable();

        public override void Down() => Delete.Table("articles");
    }

    [Migration(2)]
    public class PriceAsText : Migration
    {
        public override void Up()
        {
            Alter.Column("id").OnTable("articles").AsInt64().NotNullable();
            Create.Index("ix_price").OnTable("articles").OnColumn("price");
        }

        public override void Down()
        {
            Delete.Index("ix_price").OnTable("articles");
            Alter.Column("id").OnTable("articles").AsInt64().PrimaryKey();
        }
    }
}

namespace Gromozeka.FluentMigrations.Testing.Tests.Fixtures.Irreversible
{
    [Migration(1)]
    public class CreateArticles : Migration
    {
        public override void Up() => Create.Table("articles").WithColumn("id").AsInt64();

        public override void Down() { }
    }
}

namespace Gromozeka.FluentMigrations.Testing.Tests.Fixtures.HalfReversible
{
    [Migration(1)]
    public class CreateArticles : Migration
    {
        public override void Up() => Create.Table("articles").WithColumn("id").AsInt64();

        public override void Down() => Delete.Table("articles");
    }

    [Migration(2)]
    public class AddIndex : Migration
    {
        public override void Up() => Execute.Sql("CREATE INDEX IF NOT EXISTS ix ON articles (id); CREATE VIEW IF NOT EXISTS v AS SELECT 1");

        public override void Down() => Execute.Sql("DROP INDEX ix");
    }
}

namespace Gromozeka.FluentMigrations.Testing.Tests.Fixtures.Lossy
{
    [Migration(1)]
    public class CreateArticles : Migration
    {
        public override void Up() => Create.Table("articles").WithColumn("id").AsInt64().WithColumn("name").AsString();

        public override void Down() => Delete.Table("articles");
    }

    [Migration(2)]
    public class ForgetsARow : Migration
    {
        public override void Up() => Execute.Sql("DELETE FROM articles WHERE id = 2");

        public override void Down() { }
    }

    [Migration(3)]
    public class ChangesAValue : Migration
    {
        public override void Up() => Execute.Sql("UPDATE articles SET name = upper(name)");

        public override void Down() { }
    }

    [Migration(4)]
    public class SwapsValues : Migration
    {
        public override void Up() => Execute.Sql("UPDATE articles SET name = CASE name WHEN 'a' THEN 'b' ELSE 'a' END");

        public override void Down() { }
    }
}

namespace Gromozeka.FluentMigrations.Testing.Tests.Fixtures.Scripted
{
    /// <summary>What the migrations run, given by the test.</summary>
    public sealed record StepScripts(string First, string Up, string Down = "");

    [Migration(1)]
    public class First(StepScripts scripts) : Migration
    {
        public override void Up() => Execute.Sql(scripts.First);

        public override void Down() => Delete.Table("a");
    }

    [Migration(2)]
    public class Second(StepScripts scripts) : Migration
    {
        public override void Up() => Execute.Sql(scripts.Up);

        public override void Down() => Execute.Sql(scripts.Down);
    }
}
