namespace Gromozeka.FluentMigrations.Generator;

/// <summary>A class that is marked as a migration or a profile, without any reference to the compilation that it comes from.</summary>
/// <param name="Name">The name as reflection tells it: <c>Namespace.Outer+Nested</c>.</param>
/// <param name="Reference">The name as C# writes it: <c>global::Namespace.Outer.Nested</c>.</param>
/// <param name="Namespace">The namespace; empty for the global one.</param>
internal sealed record MigrationClass(string Name, string Reference, string Namespace)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Whether only reflection can say what the class is. Then the whole assembly is left to it.</summary>
    public bool IsUnusual { get; init; }

    /// <summary>Its version; null for a profile, and where it is not known.</summary>
    public MigrationVersion? Version { get; init; }

    /// <summary>Its tags; null for a class without.</summary>
    public ClassTags? Tags { get; init; }

    /// <summary>The profile that it belongs to; null when it belongs to none.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether its only public constructor has no parameters, so that <c>new</c> does what reflection does.</summary>
    public bool HasPlainConstructor { get; init; }
}

/// <summary>What the attribute says of a migration.</summary>
/// <param name="Number">The version.</param>
/// <param name="Description">The description, or null.</param>
/// <param name="TransactionBehavior">FluentMigrator's enumeration as its number.</param>
/// <param name="IsBreakingChange">Whether it is marked as a breaking change.</param>
internal sealed record MigrationVersion(long Number, string? Description, int TransactionBehavior, bool IsBreakingChange);

/// <summary>What is wrong with a class.</summary>
/// <param name="Id">The code of the error.</param>
/// <param name="Why">What is said about the class, behind its name.</param>
internal sealed record Fault(string Id, string Why);
