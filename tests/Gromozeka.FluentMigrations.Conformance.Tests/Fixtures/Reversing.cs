using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Fixtures.Reversing;

[Migration(1)]
public sealed class Step1(Script script) : AutoReversingMigration
{
    public override void Up() => script.RunUp(1, this);
}
