namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>The change that gives a table the columns, keys and constraints of another one and keeps its rows.</summary>
/// <param name="Space">Checks whether the disk has space for the change.</param>
/// <param name="Rows">The checks of the rows before the change. They only read, and can run at any time.</param>
/// <param name="Commands">The change. It runs in a transaction that began prepared for rebuilds.</param>
public sealed record TableAlignment(CheckCommand Space, IReadOnlyList<CheckCommand> Rows, IReadOnlyList<DatabaseCommand> Commands);
