using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>
/// What the scripted migrations do, as a test says it. Unless it says anything, version n creates and drops table <c>tn</c>.
/// </summary>
public sealed class Script
{
    private readonly Dictionary<long, Action<MigrationBase>> _ups = [];
    private readonly Dictionary<long, Action<Migration>> _downs = [];
    private readonly Dictionary<long, (Action<BatchSource> Up, Action<BatchSource>? Down)> _batches = [];
    private readonly Dictionary<long, int> _recorded = [];

    public Script Up(long version, Action<Migration> up) => UpOfAny(version, migration => up((Migration)migration));

    /// <summary>The same for a migration that may derive its way down.</summary>
    public Script UpOfAny(long version, Action<MigrationBase> up)
    {
        _ups[version] = up;
        return this;
    }

    public Script Down(long version, Action<Migration> down)
    {
        _downs[version] = down;
        return this;
    }

    /// <summary>Says what a migration in batches does.</summary>
    public Script Batches(long version, Action<BatchSource> up, Action<BatchSource>? down = null)
    {
        _batches[version] = (up, down);
        return this;
    }

    /// <summary>How often a version was recorded going up.</summary>
    public int Recorded(long version) => _recorded.GetValueOrDefault(version);

    public void RunUp(long version, MigrationBase migration)
    {
        lock (_recorded)
            _recorded[version] = Recorded(version) + 1;
        if (_ups.TryGetValue(version, out var up))
            up(migration);
        else
            migration.Create.Table($"t{version}").WithColumn("id").AsInt64().PrimaryKey();
    }

    public void RunUp(long version, BatchSource batches) => _batches[version].Up(batches);

    public void RunDown(long version, BatchSource batches) => _batches[version].Down?.Invoke(batches);

    public void RunDown(long version, Migration migration)
    {
        if (_downs.TryGetValue(version, out var down))
            down(migration);
        else
            migration.Delete.Table($"t{version}");
    }
}

/// <summary>A migration whose code is in the test.</summary>
public abstract class Scripted(Script script, long version) : Migration
{
    public override void Up() => script.RunUp(version, this);

    public override void Down() => script.RunDown(version, this);
}

/// <summary>A migration in batches whose code is in the test.</summary>
public abstract class ScriptedBatches(Script script, long version) : BatchMigration
{
    public override void Up() => script.RunUp(version, Batches);

    public override void Down() => script.RunDown(version, Batches);
}
