using FluentMigrator;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Plain;

[Migration(1, "a description")]
public class WithoutServices : AutoReversingMigration
{
    public override void Up() => Create.Table("plain").WithColumn("id").AsInt64().PrimaryKey().Identity();
}
