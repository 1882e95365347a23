namespace Gromozeka.FluentMigrations.Runner.Migrations.Linked;

[Migration(1, "The shelves and their books")]
public class CreateShelves : Migration
{
    public override void Up()
    {
        Create.Table("Shelves").WithColumn("Id").AsInt64().PrimaryKey().Identity().WithColumn("Number").AsInt32().Nullable();
        Create.Table("Books")
            .WithColumn("Id").AsInt64().PrimaryKey().Identity()
            .WithColumn("ShelfId").AsInt64().NotNullable()
                .ForeignKey("FK_Books_Shelves", "Shelves", "Id").OnDelete(System.Data.Rule.Cascade);
        Insert.IntoTable("Shelves").Row(new { Id = 1, Number = 10 }).Row(new { Id = 2, Number = 20 });
        Insert.IntoTable("Books").Row(new { Id = 1, ShelfId = 1 }).Row(new { Id = 2, ShelfId = 1 }).Row(new { Id = 3, ShelfId = 2 });
    }

    public override void Down()
    {
        Delete.Table("Books");
        Delete.Table("Shelves");
    }
}

/// <summary>Needs a rebuild of the table that the foreign keys refer to.</summary>
[Migration(2, "Shelves by text")]
public class NumberShelvesByText : Migration
{
    public override void Up() => Alter.Column("Number").OnTable("Shelves").AsString(20).NotNullable();

    public override void Down() => Alter.Column("Number").OnTable("Shelves").AsInt32().Nullable();
}
