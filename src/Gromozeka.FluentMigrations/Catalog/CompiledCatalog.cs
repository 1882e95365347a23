using System.Diagnostics.CodeAnalysis;
using FluentMigrator;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// The migrations and profiles of one assembly, written into it at compile time, so that startup does not have to search for classes.
/// Written by the generator of the engine; do not derive from it manually. Immutable and thread-safe.
/// </summary>
public abstract class CompiledCatalog
{
    // Not a ReadOnlyDictionary, whose code every start would have to compile.
    private static readonly Dictionary<int, MigrationTags> s_noTags = [];

    /// <summary>The versions in ascending order. A version may occur twice if its classes are in different namespaces.</summary>
    public abstract ReadOnlySpan<long> Versions { get; }

    /// <summary>The namespaces that contain migrations; the empty string is the global namespace.</summary>
    public abstract ReadOnlySpan<string> Namespaces { get; }

    /// <summary>For each version in <see cref="Versions"/>, the index of its namespace in <see cref="Namespaces"/>.</summary>
    public abstract ReadOnlySpan<ushort> NamespaceOf { get; }

    /// <summary>The profile classes, in any order.</summary>
    public abstract IReadOnlyList<ProfileDescriptor> Profiles { get; }

    /// <summary>The value of <see cref="MigrationCatalog.Fingerprint"/> for all migrations of the assembly.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>
    /// An anonymous object of the assembly with one property. It shows whether trimming has kept the properties of the assembly's anonymous
    /// types. Null in a catalog that an earlier generator wrote.
    /// </summary>
    public virtual object? AnonymousRow => null;

    /// <summary>
    /// The tags of the migrations that have any, by their index in <see cref="Versions"/>. Empty in a catalog of an earlier generator,
    /// which wrote no catalog for an assembly with tags.
    /// </summary>
    public virtual IReadOnlyDictionary<int, MigrationTags> Tags => s_noTags;

    /// <summary>Describes one migration, without running its code.</summary>
    /// <param name="index">Its index in <see cref="Versions"/>.</param>
    public abstract MigrationDescriptor Describe(int index);

    /// <summary>Creates one migration.</summary>
    /// <param name="index">Its index in <see cref="Versions"/>.</param>
    /// <param name="services">The services for its constructor.</param>
    /// <exception cref="Exception">The exception that the constructor throws.</exception>
    public abstract IMigration Create(int index, IServiceProvider services);

    /// <summary>Creates a migration whose constructor requires services.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="services">The services.</param>
    /// <exception cref="InvalidOperationException">A service is missing.</exception>
    protected static T Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        IServiceProvider services
    ) => ActivatorUtilities.CreateInstance<T>(services);

    /// <summary>Creates the exception for an index that <see cref="Versions"/> does not have.</summary>
    /// <param name="index">The index.</param>
    protected static ArgumentOutOfRangeException NoSuchIndex(int index) =>
        new(nameof(index), index, "There is no migration at this index.");
}
