namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What gives a table the columns, keys and constraints of another one, and keeps its rows.</summary>
/// <param name="Space">Looks whether the disk has space for the change.</param>
/// <param name="Rows">What the rows are asked first. It only reads, and can be asked at any time.</param>
/// <param name="Commands">The change. It runs in a transaction that began prepared for rebuilds.</param>
public sealed record TableAlignment(CheckCommand Space, IReadOnlyList<CheckCommand> Rows, IReadOnlyList<DatabaseCommand> Commands);
