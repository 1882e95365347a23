using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>A table as it was read before. It is unchanged as long as the statements that created it and its indexes are.</summary>
/// <param name="Statements">The statements, each after a line break.</param>
/// <param name="Shape">The table; null if it cannot be read.</param>
internal sealed record KnownTable(string Statements, TableShape? Shape);
