namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What gives a table the columns, keys and constraints of another one, and keeps its rows.</summary>
/// <param name="Checks">What the rows are asked first. They only read, and can be asked at any time.</param>
/// <param name="Commands">The change. It runs in a transaction that began prepared for rebuilds.</param>
public sealed record TableAlignment(IReadOnlyList<CheckCommand> Checks, IReadOnlyList<DatabaseCommand> Commands);
