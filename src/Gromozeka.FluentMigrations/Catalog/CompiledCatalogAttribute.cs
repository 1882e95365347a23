using System.Diagnostics.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Names the class that contains the catalog of this assembly. Written by the generator of the engine.</summary>
/// <param name="catalog">A class that derives from <see cref="CompiledCatalog"/> and has a public parameterless constructor.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CompiledCatalogAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type catalog
) : Attribute
{
    /// <summary>The class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Catalog { get; } = catalog;
}
