using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using FluentMigrator;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// The migrations and profiles of one assembly, written down when the assembly was compiled, so that nothing has to be searched for when
/// it runs. The generator that comes with the engine writes the class; nobody else should. Immutable and thread-safe.
/// </summary>
public abstract class CompiledCatalog
{
    /// <summary>The versions in ascending order. A version may stand here twice, when its classes lie in different namespaces.</summary>
    public abstract ReadOnlySpan<long> Versions { get; }

    /// <summary>The namespaces that contain migrations; the empty string is the global one.</summary>
    public abstract ReadOnlySpan<string> Namespaces { get; }

    /// <summary>For each of <see cref="Versions"/>, the place of its namespace in <see cref="Namespaces"/>.</summary>
    public abstract ReadOnlySpan<ushort> NamespaceOf { get; }

    /// <summary>The classes of profiles, in any order.</summary>
    public abstract IReadOnlyList<ProfileDescriptor> Profiles { get; }

    /// <summary>What <see cref="MigrationCatalog.Fingerprint"/> is for all of the assembly's migrations.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>
    /// An anonymous object of the assembly with one property, which shows whether trimming has kept the properties of its anonymous types;
    /// null in a catalog of an earlier generator.
    /// </summary>
    public virtual object? AnonymousRow => null;

    /// <summary>
    /// The tags of the migrations that have any, by their places in <see cref="Versions"/>. Empty in a catalog of an earlier generator,
    /// which wrote none for an assembly with tags.
    /// </summary>
    public virtual IReadOnlyDictionary<int, MigrationTags> Tags => ReadOnlyDictionary<int, MigrationTags>.Empty;

    /// <summary>Describes one migration. Runs no code of it.</summary>
    /// <param name="index">Its place in <see cref="Versions"/>.</param>
    public abstract MigrationDescriptor Describe(int index);

    /// <summary>Creates one migration.</summary>
    /// <param name="index">Its place in <see cref="Versions"/>.</param>
    /// <param name="services">The services for its constructor.</param>
    /// <exception cref="Exception">Whatever the constructor throws.</exception>
    public abstract IMigration Create(int index, IServiceProvider services);

    /// <summary>Creates a migration whose constructor asks for services.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="services">The services.</param>
    /// <exception cref="InvalidOperationException">A service is missing.</exception>
    protected static T Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        IServiceProvider services
    ) => ActivatorUtilities.CreateInstance<T>(services);

    /// <summary>Says that <see cref="Versions"/> has no such place.</summary>
    /// <param name="index">The place.</param>
    protected static ArgumentOutOfRangeException NoSuchIndex(int index) =>
        new(nameof(index), index, "There is no migration at this index.");
}
