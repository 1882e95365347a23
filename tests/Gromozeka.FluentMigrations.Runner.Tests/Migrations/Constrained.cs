using FluentMigrator.Runner.Constraints;

namespace Gromozeka.FluentMigrations.Runner.Migrations.Constrained;

[Migration(1)]
public class Always : ForwardOnlyMigration
{
    public override void Up() => Create.Table("Always").WithColumn("Id").AsInt64();
}

[Migration(2)]
[CurrentVersionMigrationConstraint(1)]
public class AfterFirst : ForwardOnlyMigration
{
    public override void Up() => Create.Table("AfterFirst").WithColumn("Id").AsInt64();
}

[Migration(3)]
[CurrentVersionMigrationConstraint(50)]
public class AfterFiftieth : ForwardOnlyMigration
{
    public override void Up() => Create.Table("AfterFiftieth").WithColumn("Id").AsInt64();
}
