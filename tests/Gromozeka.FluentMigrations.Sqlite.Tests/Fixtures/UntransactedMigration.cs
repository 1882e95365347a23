using FluentMigrator;

namespace Fixtures.Untransacted;

/// <summary>A migration that runs outside any transaction of the engine.</summary>
[Migration(1, TransactionBehavior.None)]
public sealed class UntransactedMigration(Steps.StepCode step) : Migration
{
    public override void Up() => step.Up(this);

    public override void Down() => step.Down(this);
}
