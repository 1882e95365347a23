namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A migration without a version, whose expressions are the test's.</summary>
internal sealed class Plain(Action<Migration> up) : ForwardOnlyMigration
{
    public override void Up() => up(this);
}
