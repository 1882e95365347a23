namespace Gromozeka.FluentMigrations.Generator;

/// <summary>A class that is marked as a migration or a profile, without references to the compilation that it comes from.</summary>
/// <param name="Name">The name used by reflection: <c>Namespace.Outer+Nested</c>.</param>
/// <param name="Reference">The name used in C#: <c>global::Namespace.Outer.Nested</c>.</param>
/// <param name="Namespace">The namespace; empty for the global namespace.</param>
internal sealed record MigrationClass(string Name, string Reference, string Namespace)
{
    /// <summary>What is wrong with it; null if nothing is.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Whether only reflection can describe the class. The whole assembly is then read by reflection.</summary>
    public bool IsUnusual { get; init; }

    /// <summary>Its version; null for a profile, and if it is not known.</summary>
    public MigrationVersion? Version { get; init; }

    /// <summary>Its tags; null if it has none.</summary>
    public ClassTags? Tags { get; init; }

    /// <summary>Its profile; null if it is not a profile.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether its only public constructor is parameterless, so that <c>new</c> gives the same result as reflection.</summary>
    public bool HasPlainConstructor { get; init; }
}

/// <summary>The content of a migration attribute.</summary>
/// <param name="Number">The version.</param>
/// <param name="Description">The description, or null.</param>
/// <param name="TransactionBehavior">The value of FluentMigrator's enumeration as a number.</param>
/// <param name="IsBreakingChange">Whether it is marked as a breaking change.</param>
internal sealed record MigrationVersion(long Number, string? Description, int TransactionBehavior, bool IsBreakingChange);

/// <summary>A problem of a class.</summary>
/// <param name="Id">The code of the error.</param>
/// <param name="Why">The text about the class, after its name.</param>
internal sealed record Fault(string Id, string Why);
