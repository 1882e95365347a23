namespace FluentMigrator.Tests.Api;

/// <summary>The signatures of one public type.</summary>
internal sealed record ApiType(string Namespace, string Name, string Kind, IReadOnlySet<string> Bases, IReadOnlySet<string> Members)
{
    public string FullName => $"{Namespace}.{Name}";

    /// <summary>The type with what is particular to it, apart from its members.</summary>
    public string Header
        => Bases.Count == 0 ? $"{Kind} {FullName}" : $"{Kind} {FullName} : {string.Join(", ", Bases.Order(StringComparer.Ordinal))}";
}
