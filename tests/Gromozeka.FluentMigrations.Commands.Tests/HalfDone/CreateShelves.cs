using FluentMigrator;

namespace Gromozeka.FluentMigrations.Commands.HalfDone;

[Migration(1)]
public sealed class CreateShelves : Migration
{
    public override void Up() => Create.Table("shelves").WithColumn("id").AsInt64().PrimaryKey();

    public override void Down() => Delete.Table("shelves");
}
