using FluentMigrator;

namespace Gromozeka.FluentMigrations.Commands.HalfDone;

[Migration(3, BreakingChange = true)]
public sealed class BreakShelves : Migration
{
    public override void Up() => Create.Column("height").OnTable("shelves").AsInt64().Nullable();

    public override void Down() => Delete.Column("height").FromTable("shelves");
}
