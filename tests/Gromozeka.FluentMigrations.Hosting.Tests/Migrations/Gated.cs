using FluentMigrator;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Gated;

/// <summary>Waits in its <c>Up</c> until a test lets it go on.</summary>
public sealed class Gate
{
    public ManualResetEventSlim Reached { get; } = new();

    public ManualResetEventSlim Open { get; } = new();

    public bool Fails { get; set; }
}

[Migration(1)]
public class Waits(Gate gate) : Migration
{
    public override void Up()
    {
        gate.Reached.Set();
        gate.Open.Wait(Eventually.Limit);
        if (gate.Fails)
            throw new InvalidOperationException("The gate says no.");
        Create.Table("behind_the_gate").WithColumn("id").AsInt64();
    }

    public override void Down() => Delete.Table("behind_the_gate");
}
