using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Attaching;

[Migration(1)]
public sealed class Tables : ForwardOnlyMigration
{
    public override void Up() => Create.Table("t").WithColumn("id").AsInt64().PrimaryKey();
}

/// <summary>Writes to another file.</summary>
[Migration(2)]
public sealed class Attached : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("ATTACH 'other.db' AS other; CREATE TABLE other.x (a)");
}
