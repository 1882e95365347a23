using FluentMigrator;

namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>
/// What the scripted migrations do, as a test says it. Unless it says anything, version n creates and drops table <c>tn</c>.
/// </summary>
public sealed class Script
{
    private readonly Dictionary<long, Action<Migration>> _ups = [];
    private readonly Dictionary<long, Action<Migration>> _downs = [];

    private readonly Dictionary<long, Action<Migration, BatchSource>> _batchesUp = [];
    private readonly Dictionary<long, Action<Migration, BatchSource>> _batchesDown = [];

    /// <summary>How often a test has said what a migration does.</summary>
    public int Changes { get; private set; }

    /// <summary>How often each version was recorded going up.</summary>
    public Dictionary<long, int> Recorded { get; } = [];

    public Script Up(long version, Action<Migration> up)
    {
        Changes++;
        _ups[version] = up;
        return this;
    }

    public Script Down(long version, Action<Migration> down)
    {
        Changes++;
        _downs[version] = down;
        return this;
    }

    /// <summary>Says what a migration in batches does; unless a test says it, nothing.</summary>
    public Script Batches(long version, Action<BatchSource> up, Action<BatchSource>? down = null)
    {
        Changes++;
        _batchesUp[version] = (_, batches) => up(batches);
        _batchesDown[version] = (_, batches) => down?.Invoke(batches);
        return this;
    }

    /// <summary>Says what a migration in batches does going up, with other operations.</summary>
    public Script Mixed(long version, Action<Migration, BatchSource> up)
    {
        Changes++;
        _batchesUp[version] = up;
        return this;
    }

    public void Up(long version, Migration migration, BatchSource batches) =>
        _batchesUp.GetValueOrDefault(version)?.Invoke(migration, batches);

    public void Down(long version, Migration migration, BatchSource batches) =>
        _batchesDown.GetValueOrDefault(version)?.Invoke(migration, batches);

    public Action<Migration> Up(long version) =>
        _ups.GetValueOrDefault(version, migration => migration.Create.Table($"t{version}").WithColumn("id").AsInt64().PrimaryKey());

    public Action<Migration> Down(long version) => _downs.GetValueOrDefault(version, migration => migration.Delete.Table($"t{version}"));
}

/// <summary>A migration whose code is in the test.</summary>
public abstract class Scripted(Script script, long version) : Migration
{
    public override void Up()
    {
        script.Recorded[version] = script.Recorded.GetValueOrDefault(version) + 1;
        script.Up(version)(this);
    }

    public override void Down() => script.Down(version)(this);
}

/// <summary>A migration in batches whose code is in the test.</summary>
public abstract class ScriptedBatches(Script script, long version) : BatchMigration
{
    public override void Up() => script.Up(version, this, Batches);

    public override void Down() => script.Down(version, this, Batches);
}
