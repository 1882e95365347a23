using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>A table as it was read before. It is the same as long as the statements that made it and its indexes are.</summary>
/// <param name="Statements">The statements, each after a line break.</param>
/// <param name="Shape">What was read; null for a table that cannot be read.</param>
internal sealed record KnownTable(string Statements, TableShape? Shape);
