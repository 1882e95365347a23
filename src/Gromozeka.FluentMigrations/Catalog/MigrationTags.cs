namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// The tags of a migration, of its base classes and of its interfaces, as FluentMigrator reads them: the names of all attributes with one
/// behavior count together. Immutable.
/// </summary>
/// <param name="All">The names under <c>TagBehavior.RequireAll</c>: the host must ask for no tag that is not among them.</param>
/// <param name="Any">The names under <c>TagBehavior.RequireAny</c>: one of them is enough.</param>
public sealed record MigrationTags(IReadOnlyList<string> All, IReadOnlyList<string> Any);
