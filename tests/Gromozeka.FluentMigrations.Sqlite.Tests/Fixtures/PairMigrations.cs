using FluentMigrator;

namespace Fixtures.Pairs;

/// <summary>The first of two migrations of one run.</summary>
[Migration(1)]
public sealed class FirstMigration(Steps.StepCode step) : Migration
{
    public override void Up() => step.Up(this);

    public override void Down()
    {
    }
}

/// <summary>The second one, which has to find the connection as the first one found it.</summary>
[Migration(2)]
public sealed class SecondMigration(Steps.StepCode step) : Migration
{
    public override void Up() => step.Down(this);

    public override void Down()
    {
    }
}
