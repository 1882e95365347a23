namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// The tags of a migration, of its base classes and of its interfaces, as FluentMigrator reads them: the names of all attributes with the
/// same behavior are combined. Immutable.
/// </summary>
/// <param name="All">The names under <c>TagBehavior.RequireAll</c>: every tag of the host must be among them.</param>
/// <param name="Any">The names under <c>TagBehavior.RequireAny</c>: one of them must be among the tags of the host.</param>
public sealed record MigrationTags(IReadOnlyList<string> All, IReadOnlyList<string> Any);
