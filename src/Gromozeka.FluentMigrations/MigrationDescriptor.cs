using System.Diagnostics.CodeAnalysis;
using FluentMigrator;
using Gromozeka.FluentMigrations.Catalog;

namespace Gromozeka.FluentMigrations;

/// <summary>One migration of the build, as its attribute describes it. Immutable; creating it runs no code of the migration.</summary>
/// <param name="Version">The version of the attribute.</param>
/// <param name="Type">The class.</param>
/// <param name="Description">The description of the attribute, or null.</param>
/// <param name="TransactionBehavior">Whether the migration runs in a transaction.</param>
/// <param name="IsBreakingChange">Whether the attribute marks it as a breaking change.</param>
public sealed record MigrationDescriptor(
    long Version,
    [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    [param: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
        Type Type,
    string? Description,
    TransactionBehavior TransactionBehavior,
    bool IsBreakingChange
)
{
    /// <summary>The class name.</summary>
    public string Name => Type.Name;

    /// <summary>Its description in the version table: the description, or the class name if there is none.</summary>
    public string Title => string.IsNullOrWhiteSpace(Description) ? Name : Description;

    /// <summary>How to create it without reflection.</summary>
    internal MigrationFactory Factory { get; init; }

    /// <summary>The migration as messages name it, for example <c>3 (Migration003AddPreferences)</c>.</summary>
    public override string ToString() => $"{Version} ({Name})";
}
