using FluentMigrator;

namespace Gromozeka.FluentMigrations.Trimmed.Migrations;

[Profile("Seed")]
public sealed class Seed : ForwardOnlyMigration
{
    public override void Up() => Insert.IntoTable("author").Row(new { name = "from a profile", born = 2000 });
}
