using System.Diagnostics.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// Names the class that preserves, in a trimmed program, the types of this assembly that FluentMigrator reads by reflection. Written by the
/// generator of the engine into every assembly that it compiles.
/// </summary>
/// <param name="types">A class with a public parameterless constructor, whose dependencies are those types.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PreservedTypesAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type types
) : Attribute
{
    /// <summary>The class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Types { get; } = types;
}
