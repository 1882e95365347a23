using FluentMigrator;

namespace Gromozeka.FluentMigrations.Faults.Tests.Fixtures;

/// <summary>What the migration below does, given by the test that runs it.</summary>
public sealed record Deed(Action<Migration> Up);

[Migration(1)]
public sealed class DeedMigration(Deed deed) : Migration
{
    public override void Up() => deed.Up(this);

    public override void Down() => deed.Up(this);
}
