using FluentMigrator;

namespace Gromozeka.FluentMigrations.Trimmed.Migrations;

[Migration(2)]
public sealed class Script : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("Authors.sql");
}
