using System.Diagnostics.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Names the class that holds the catalog of this assembly. The generator that comes with the engine writes it.</summary>
/// <param name="catalog">A class that derives from <see cref="CompiledCatalog"/> and has a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CompiledCatalogAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type catalog
) : Attribute
{
    /// <summary>The class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Catalog { get; } = catalog;
}
