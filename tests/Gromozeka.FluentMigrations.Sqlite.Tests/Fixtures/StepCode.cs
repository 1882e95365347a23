using FluentMigrator;

namespace Fixtures.Steps;

/// <summary>What a migration does, given by the test that runs it.</summary>
public sealed record StepCode(Action<Migration> Up, Action<Migration> Down)
{
    public StepCode(Action<Migration> up)
        : this(up, _ => { })
    {
    }
}

[Migration(1)]
public sealed class StepMigration(StepCode step) : Migration
{
    public override void Up() => step.Up(this);

    public override void Down() => step.Down(this);
}
