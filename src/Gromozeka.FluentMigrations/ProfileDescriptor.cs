using System.Diagnostics.CodeAnalysis;

namespace Gromozeka.FluentMigrations;

/// <summary>One class of a profile. Immutable; creating it runs no code of the class.</summary>
/// <param name="Profile">The name of the profile, case-sensitive.</param>
/// <param name="Type">The class.</param>
public sealed record ProfileDescriptor(
    string Profile,
    [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    [param: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
        Type Type
);
