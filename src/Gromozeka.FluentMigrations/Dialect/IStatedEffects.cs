namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>An operation of the engine itself, which states what it does to tables.</summary>
internal interface IStatedEffects
{
    /// <summary>What it does to which table.</summary>
    Effects Effects { get; }
}
