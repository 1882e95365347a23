namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>A product in which a statement that fails leaves its transaction usable, as in SQLite.</summary>
public sealed class PlainDialectTests() : PlainDialectSuite(abortsTransactions: false);
