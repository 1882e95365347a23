using Microsoft.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>
/// Reads a class as the engine's <c>MigrationClasses</c> does by reflection; both must give the same result. A class with something that is
/// known only at run time is unusual.
/// </summary>
internal static class ClassReader
{
    /// <returns>The class; null if it is not marked.</returns>
    public static MigrationClass? Read(INamedTypeSymbol type)
    {
        var versions = type.GetAttributes().Where(attribute => Is(attribute, Names.Migration)).ToList();
        var profiles = type.GetAttributes().Where(attribute => Is(attribute, Names.Profile)).ToList();
        var isMaintenance = type.GetAttributes().Any(attribute => Is(attribute, Names.Maintenance));
        if (versions.Count == 0 && profiles.Count == 0 && !isMaintenance)
            return null;

        var found = new MigrationClass(
            MetadataName(type),
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            NamespaceName(type.ContainingNamespace)
        );
        if (FindFault(type, versions.Count, profiles.Count) is { } fault)
            return found with { Fault = fault };
        found = found with { HasPlainConstructor = HasPlainConstructor(type) };
        if (versions.Count > 0)
        {
            var version = VersionReader.Read(versions[0]);
            var tags = TagReader.Read(type, out var isKnown);
            found = found with { Version = version, Tags = tags, IsUnusual = version is null || !isKnown };
        }

        if (profiles.Count > 0)
        {
            var name = ProfileName(profiles);
            found = found with { Profile = name, IsUnusual = found.IsUnusual || name is null };
        }

        return IsForbidden(type) ? found with { IsUnusual = true } : found;
    }

    private static Fault? FindFault(INamedTypeSymbol type, int versions, int profiles) =>
        versions > 1 ? new Fault("GM104", "cannot be created: it has two attributes that give it a version")
        : versions + profiles == 0 ? Unsupported("Maintenance")
        : !type.AllInterfaces.Any(contract => MetadataName(contract) == Names.Contract)
            ? new Fault("GM103", "has a migration attribute but is not a migration: it does not implement FluentMigrator.IMigration")
        : type.IsAbstract ? new Fault("GM104", "cannot be created: it is abstract")
        : Chain(type).Any(part => part.IsGenericType) ? new Fault("GM104", "cannot be created: it is generic")
        : Chain(type).Any(part => part.DeclaredAccessibility != Accessibility.Public)
            ? new Fault("GM104", "cannot be created: it is not public")
        : UnsupportedAttribute(type, profiles > 0) is { } attribute ? Unsupported(attribute)
        : !type.InstanceConstructors.Any(IsPublic) ? new Fault("GM105", "cannot be created: it has no public constructor")
        : null;

    private static Fault Unsupported(string attribute) => new("GM106", $"has [{attribute}], which MigrationManager does not support");

    private static string? UnsupportedAttribute(INamedTypeSymbol type, bool isProfile) =>
        isProfile
        && (IsMarked(type, Names.Tags, inherit: true) || type.AllInterfaces.Any(contract => IsMarked(contract, Names.Tags, inherit: false)))
            ? "Tags"
        : IsMarked(type, Names.Constraint, inherit: true) ? "MigrationConstraint"
        : IsMarked(type, Names.Maintenance, inherit: false) ? "Maintenance"
        : null;

    private static bool IsMarked(INamedTypeSymbol type, string attribute, bool inherit)
    {
        for (var current = type; current is not null; current = inherit ? current.BaseType : null)
        {
            if (current.GetAttributes().Any(found => Is(found, attribute)))
                return true;
        }

        return false;
    }

    /// <summary>The profile's name. A derived attribute may give any name.</summary>
    private static string? ProfileName(List<AttributeData> attributes) =>
        attributes.Count == 1
        && MetadataName(attributes[0].AttributeClass!) == Names.Profile
        && attributes[0].ConstructorArguments is { Length: 1 } arguments
            ? arguments[0].Value as string
            : null;

    private static bool HasPlainConstructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(IsPublic).All(constructor => constructor.Parameters.IsEmpty)
        && !Ancestors(type)
            .Any(part =>
                part.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            );

    private static bool IsPublic(IMethodSymbol constructor) => constructor.DeclaredAccessibility == Accessibility.Public;

    /// <summary>Whether naming the class is always a compiler error: then the catalog cannot refer to it.</summary>
    private static bool IsForbidden(INamedTypeSymbol type) =>
        Chain(type)
            .Any(part =>
                part.GetAttributes()
                    .Any(attribute =>
                        MetadataName(attribute.AttributeClass!) switch
                        {
                            "System.ObsoleteAttribute" => attribute.ConstructorArguments is { Length: 2 } arguments
                                && arguments[1].Value is true,
                            "System.Diagnostics.CodeAnalysis.ExperimentalAttribute" => true,
                            _ => false,
                        }
                    )
            );

    private static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && Ancestors(type).Any(part => MetadataName(part) == name);

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>The class and its containing classes.</summary>
    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    private static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } around ? $"{NamespaceName(around)}.{type.MetadataName}"
        : type.MetadataName;

    private static string NamespaceName(INamespaceSymbol? space) =>
        space is null or { IsGlobalNamespace: true } ? ""
        : space.ContainingNamespace is { IsGlobalNamespace: false } outer ? $"{NamespaceName(outer)}.{space.Name}"
        : space.Name;
}
