using FluentMigrator;

namespace Fixtures.Reversing;

[Migration(1)]
public sealed class CreateChildren : AutoReversingMigration
{
    public override void Up() =>
        Create
            .Table("children")
            .WithColumn("id")
            .AsInt64()
            .PrimaryKey()
            .Identity()
            .WithColumn("parent")
            .AsInt64()
            .ForeignKey("parents", "id");
}
