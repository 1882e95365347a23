namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>A namespace, and those below it if they count as well; null for all, and the empty string for the global one alone.</summary>
internal readonly record struct NamespaceFilter(string? Root, bool IncludesNested = true)
{
    public bool Takes(string? @namespace) =>
        Root is null
        || (@namespace ?? "") == Root
        || IncludesNested && (@namespace?.StartsWith(Root + ".", StringComparison.Ordinal) ?? false);
}
