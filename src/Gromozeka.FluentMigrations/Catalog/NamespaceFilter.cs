namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>A namespace and those below it; null for all, and the empty string for the global one alone.</summary>
internal readonly record struct NamespaceFilter(string? Root)
{
    public bool Takes(string? @namespace) =>
        Root is null
        || (@namespace ?? "") == Root
        || (@namespace?.StartsWith(Root + ".", StringComparison.Ordinal) ?? false);
}
