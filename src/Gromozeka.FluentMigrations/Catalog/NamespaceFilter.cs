namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>A namespace, optionally with nested ones; null for all, and the empty string for the global namespace only.</summary>
internal readonly record struct NamespaceFilter(string? Root, bool IncludesNested = true)
{
    public bool Takes(string? @namespace) =>
        Root is null
        || (@namespace ?? "") == Root
        || IncludesNested && (@namespace?.StartsWith(Root + ".", StringComparison.Ordinal) ?? false);
}
