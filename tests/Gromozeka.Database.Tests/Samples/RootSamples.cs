using System.Data;

using FluentMigrator;

// The roots that docs/guide.md shows, one migration for each; DocumentationTests and SampleTests hold and run them.
namespace Gromozeka.Database.Samples.Roots;

[Migration(3)]
public sealed class UseCreate : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("authors")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("name").AsString().Unique();
        Create.Table("books")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("author_id").AsInt64().ForeignKey("authors", "id").OnDelete(Rule.Cascade)
            .WithColumn("title").AsString().Indexed();
        Create.Column("year").OnTable("books").AsInt32().Nullable();
        Create.Index("ix_books_year_title").OnTable("books").OnColumn("year").Descending().OnColumn("title").Ascending();
        Create.UniqueConstraint("uc_books").OnTable("books").Columns("author_id", "title");
        Create.Table("loans").WithColumn("book_id").AsInt64().WithColumn("reader").AsString();
        Create.PrimaryKey("pk_loans").OnTable("loans").Columns("book_id", "reader");
        Create.ForeignKey("fk_loans_books").FromTable("loans").ForeignColumn("book_id").ToTable("books").PrimaryColumn("id");
    }
}

[Migration(4)]
public sealed class UseAlter : ForwardOnlyMigration
{
    public override void Up()
    {
        Alter.Table("books")
            .AddColumn("pages").AsInt32().WithDefaultValue(0)
            .AddColumn("isbn").AsString().Nullable().Unique()
            .AlterColumn("title").AsString("NOCASE").NotNullable();
        Alter.Column("year").OnTable("books").AsInt32().Nullable().WithDefaultValue(1945);
    }
}

[Migration(5)]
public sealed class UseRename : ForwardOnlyMigration
{
    public override void Up()
    {
        Rename.Column("pages").OnTable("books").To("page_count");
        Rename.Table("loans").To("borrowings");
    }
}

[Migration(6)]
public sealed class UseInsert : ForwardOnlyMigration
{
    public override void Up()
    {
        Insert.IntoTable("authors").Row(new { name = "Tove Jansson" }).Row(new { name = "Лев Толстой" });
        Insert.IntoTable("authors").Row(new Dictionary<string, object> { ["name"] = "O'Brien" });
    }
}

[Migration(7)]
public sealed class UseUpdate : ForwardOnlyMigration
{
    public override void Up()
    {
        Update.Table("authors").Set(new { name = "Flann O'Brien" }).Where(new { name = "O'Brien" });
        Update.Table("books").Set(new { page_count = 0 }).AllRows();
    }
}

[Migration(8)]
public sealed class UseExecute : ForwardOnlyMigration
{
    public override void Up()
    {
        Execute.Sql("UPDATE authors SET name = trim(name)");
        Execute.Sql("UPDATE authors SET name = '$(name)' WHERE id = 2", new Dictionary<string, string> { ["name"] = "Leo Tolstoy" });
        Execute.EmbeddedScript("add_books.sql");
    }
}

[Migration(9)]
public sealed class UseIfDatabase : ForwardOnlyMigration
{
    public override void Up()
    {
        IfDatabase("sqlite").Execute.Sql("CREATE VIEW titles AS SELECT title FROM books");
        IfDatabase("postgres").Execute.Sql("CREATE MATERIALIZED VIEW titles AS SELECT title FROM books");
    }
}

[Migration(10)]
public sealed class UseSchema : ForwardOnlyMigration
{
    public override void Up()
    {
        if (!Schema.Table("books").Index("ix_books_year_title").Exists())
            Create.Index("ix_books_year_title").OnTable("books").OnColumn("year").Ascending();
    }
}

[Migration(11)]
public sealed class UseDelete : ForwardOnlyMigration
{
    public override void Up()
    {
        Execute.Sql("DROP VIEW titles");
        Delete.FromTable("authors").Row(new { name = "Leo Tolstoy" });
        Delete.Index("ix_books_year_title").OnTable("books");
        Delete.UniqueConstraint("uc_books").FromTable("books");
        Delete.Column("year").FromTable("books");
        Delete.Table("borrowings");
        Delete.Table("leftovers").IfExists();
    }
}

[Migration(12)]
public sealed class AddPublishers : AutoReversingMigration
{
    public override void Up() => Create.Table("publishers").WithColumn("id").AsInt64().PrimaryKey().Identity();
}
