using System.Reflection;

using FluentMigrator;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// All migrations and profiles of the build, well-formed and sorted by version. Immutable and thread-safe; reading one touches no
/// database and runs no code of a migration.
/// </summary>
public sealed class MigrationCatalog
{
    private readonly Dictionary<long, MigrationDescriptor> _byVersion;
    private readonly ILookup<string, Type> _profiles;

    internal MigrationCatalog(IEnumerable<MigrationDescriptor> migrations, ILookup<string, Type> profiles)
    {
        Migrations = [.. migrations.OrderBy(migration => migration.Version)];
        _byVersion = Migrations.ToDictionary(migration => migration.Version);
        _profiles = profiles;
    }

    /// <summary>The migrations in the order of their versions.</summary>
    public IReadOnlyList<MigrationDescriptor> Migrations { get; }

    /// <summary>The highest version, or 0 when there is no migration.</summary>
    public long Latest => Migrations.Count == 0 ? 0 : Migrations[^1].Version;

    /// <summary>Whether every version between the first and the last exists, so that first, last and count name the set exactly.</summary>
    internal bool IsContiguous => Migrations.Count > 0 && Migrations[^1].Version - Migrations[0].Version == Migrations.Count - 1;

    /// <summary>Reads the migrations and profiles of some assemblies.</summary>
    /// <param name="assemblies">Where to look.</param>
    /// <param name="numbering">How versions must follow each other.</param>
    /// <param name="namespace">Only this namespace; null for all.</param>
    /// <param name="includesNested">Whether the namespaces below it count as well.</param>
    /// <exception cref="MigrationException">A class or a version is wrong: <see cref="ErrorCodes.DuplicateVersion"/>,
    /// <see cref="ErrorCodes.VersionGap"/>, <see cref="ErrorCodes.NotAMigration"/>, <see cref="ErrorCodes.UnusableClass"/>,
    /// <see cref="ErrorCodes.UnsupportedAttribute"/>.</exception>
    public static MigrationCatalog Read(
        IEnumerable<Assembly> assemblies, NumberingPolicy numbering, string? @namespace = null, bool includesNested = true)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        var types = assemblies.Distinct().SelectMany(assembly => assembly.GetTypes()).Where(type => IsIn(type, @namespace, includesNested)).ToList();
        var migrations = MigrationClasses.Describe(types);
        VersionRules.Check(migrations, numbering);
        return new MigrationCatalog(migrations, MigrationClasses.Profiles(types));
    }

    /// <summary>Finds a migration by its version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The migration, or null when the build has none of that version.</returns>
    public MigrationDescriptor? Find(long version) => _byVersion.GetValueOrDefault(version);

    /// <summary>The classes of one profile, by class name. Names of profiles are case-sensitive; an unknown name has no classes.</summary>
    /// <param name="profile">The name in <see cref="ProfileAttribute"/>.</param>
    public IReadOnlyList<Type> Profile(string profile) => [.. _profiles[profile].OrderBy(type => type.FullName, StringComparer.Ordinal)];

    private static bool IsIn(Type type, string? @namespace, bool includesNested) =>
        @namespace is null
        || type.Namespace == @namespace
        || includesNested && (type.Namespace?.StartsWith(@namespace + ".", StringComparison.Ordinal) ?? false);
}
