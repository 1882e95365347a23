using System.Reflection;

using FluentMigrator;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// All migrations and profiles of the build, well-formed and sorted by version. Immutable and thread-safe; reading one touches no
/// database and runs no code of a migration. Where an assembly has a compiled catalogue, no class is loaded before it is asked for.
/// </summary>
public sealed class MigrationCatalog
{
    private readonly IReadOnlyList<IMigrationSource> _sources;
    private readonly List<(IMigrationSource Source, int Place)> _places = [];
    private readonly List<long> _versions = [];
    private readonly Lazy<IReadOnlyList<MigrationDescriptor>> _migrations;
    private readonly Lazy<string> _fingerprint;

    private MigrationCatalog(IReadOnlyList<IMigrationSource> sources)
    {
        _sources = sources;
        var entries = sources.SelectMany(Entries);
        // One source is sorted already.
        foreach (var (version, source, place) in sources.Count == 1 ? entries : entries.OrderBy(entry => entry.Version))
        {
            _versions.Add(version);
            _places.Add((source, place));
        }

        _migrations = new(() => [.. _places.Select(entry => entry.Source.Describe(entry.Place))]);
        _fingerprint = new(() => (sources is [var source] ? source.Fingerprint : null) ?? CatalogFingerprint.Of(Migrations));
    }

    /// <summary>The migrations in the order of their versions.</summary>
    public IReadOnlyList<MigrationDescriptor> Migrations => _migrations.Value;

    /// <summary>The highest version, or 0 when there is no migration.</summary>
    public long Latest => _versions.Count == 0 ? 0 : _versions[^1];

    /// <summary>
    /// Names the set of migrations, as 64 hexadecimal digits: the same in two builds when the versions, class names, descriptions,
    /// transaction behaviours and marks of breaking changes are, and only then. What <c>Up</c> and <c>Down</c> do has no part in it.
    /// </summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>The versions in ascending order.</summary>
    internal IReadOnlyList<long> Versions => _versions;

    /// <summary>Whether every version between the first and the last exists, so that first, last and count name the set exactly.</summary>
    internal bool IsContiguous => _versions.Count > 0 && _versions[^1] - _versions[0] == _versions.Count - 1;

    /// <summary>Reads the migrations and profiles of some assemblies.</summary>
    /// <param name="assemblies">Where to look.</param>
    /// <param name="numbering">How versions must follow each other.</param>
    /// <param name="namespace">Only this namespace; null for all.</param>
    /// <param name="includesNested">Whether the namespaces below it count as well.</param>
    /// <exception cref="MigrationException">A class or a version is wrong: <see cref="ErrorCodes.DuplicateVersion"/>,
    /// <see cref="ErrorCodes.VersionGap"/>, <see cref="ErrorCodes.NotAMigration"/>, <see cref="ErrorCodes.UnusableClass"/>,
    /// <see cref="ErrorCodes.UnsupportedAttribute"/>; or the program is trimmed and an assembly has no compiled catalogue:
    /// <see cref="ErrorCodes.NoCompiledCatalog"/>.</exception>
    public static MigrationCatalog Read(
        IEnumerable<Assembly> assemblies, NumberingPolicy numbering, string? @namespace = null, bool includesNested = true)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        var filter = new NamespaceFilter(@namespace, includesNested);
        var catalog = new MigrationCatalog([.. assemblies.Distinct().Select(assembly => Source(assembly, filter))]);
        VersionRules.Check(catalog, numbering);
        return catalog;
    }

    /// <summary>Finds a migration by its version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The migration, or null when the build has none of that version.</returns>
    public MigrationDescriptor? Find(long version) =>
        _versions.BinarySearch(version) is >= 0 and var index ? _places[index].Source.Describe(_places[index].Place) : null;

    /// <summary>The classes of one profile, by class name. Names of profiles are case-sensitive; an unknown name has no classes.</summary>
    /// <param name="profile">The name in <see cref="ProfileAttribute"/>.</param>
    public IReadOnlyList<ProfileDescriptor> Profile(string profile) =>
    [
        .. _sources.SelectMany(source => source.Profiles)
            .Where(found => found.Profile == profile)
            .OrderBy(found => found.Type.FullName, StringComparer.Ordinal),
    ];

    private static IMigrationSource Source(Assembly assembly, NamespaceFilter filter)
    {
        if (CompiledSource.Of(assembly, filter) is { } compiled)
            return compiled;
        if (ReflectedSource.IsSupported)
            return ReflectedSource.Of(assembly, filter);
        throw CatalogErrors.NoCompiledCatalog(assembly);
    }

    private static IEnumerable<(long Version, IMigrationSource Source, int Place)> Entries(IMigrationSource source) =>
        source.Versions.Select((version, place) => (version, source, place));
}
