using System.Reflection;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// All migrations and profiles of the build, well-formed and sorted by version. Immutable and thread-safe. Reading a catalog accesses no
/// database and runs no code of a migration. If an assembly has a compiled catalog, no class is loaded before it is needed.
/// </summary>
public sealed class MigrationCatalog
{
    private readonly List<IMigrationSource> _sources;
    private readonly long[] _versions;
    private readonly (IMigrationSource Source, int Place)[]? _places;
    private readonly Lazy<IReadOnlyList<MigrationDescriptor>> _migrations;
    private readonly Lazy<string> _fingerprint;

    private MigrationCatalog(List<IMigrationSource> sources)
    {
        _sources = sources;
        // A single source is already sorted.
        (_versions, _places) = sources is [var only] ? (only.Versions, null) : Merge(sources);
        _migrations = new(() => [.. Enumerable.Range(0, _versions.Length).Select(Describe)]);
        _fingerprint = new(() => (sources is [var source] ? source.Fingerprint : null) ?? CatalogFingerprint.Of(Migrations));
    }

    /// <summary>The migrations in the order of their versions.</summary>
    public IReadOnlyList<MigrationDescriptor> Migrations => _migrations.Value;

    /// <summary>The highest version, or 0 if there is no migration.</summary>
    public long Latest => _versions.Length == 0 ? 0 : _versions[^1];

    /// <summary>
    /// Identifies the set of migrations by 64 hexadecimal digits. Two builds have the same value if and only if the versions, class names,
    /// descriptions, transaction behaviors and breaking-change marks are equal. The code of <c>Up</c> and <c>Down</c> does not affect it.
    /// </summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>The versions in ascending order.</summary>
    internal long[] Versions => _versions;

    /// <summary>
    /// Whether every version between the first and the last exists, so that the first, the last and the count identify the set.
    /// </summary>
    internal bool IsContiguous => _versions.Length > 0 && _versions[^1] - _versions[0] == _versions.Length - 1;

    /// <summary>Reads the migrations and profiles of some assemblies.</summary>
    /// <param name="assemblies">The assemblies to search.</param>
    /// <param name="numbering">How versions must follow each other.</param>
    /// <param name="namespace">Only migrations in this namespace; null for all.</param>
    /// <param name="includesNested">Whether nested namespaces count as well.</param>
    /// <exception cref="MigrationException">A class or a version is invalid: <see cref="ErrorCodes.DuplicateVersion"/>,
    /// <see cref="ErrorCodes.VersionGap"/>, <see cref="ErrorCodes.MixedNumbering"/>, <see cref="ErrorCodes.NotAMigration"/>,
    /// <see cref="ErrorCodes.UnusableClass"/>, <see cref="ErrorCodes.UnsupportedAttribute"/>; or the program is trimmed and an assembly has
    /// no compiled catalog: <see cref="ErrorCodes.NoCompiledCatalog"/>.</exception>
    public static MigrationCatalog Read(
        IEnumerable<Assembly> assemblies,
        NumberingPolicy numbering,
        string? @namespace = null,
        bool includesNested = true
    )
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        return Read(assemblies, numbering, new NamespaceFilter(@namespace, includesNested), new TagFilter());
    }

    /// <summary>Reads the migrations and profiles that the options of a host select.</summary>
    internal static MigrationCatalog Read(MigrationOptions options) =>
        Read(
            options.Assemblies,
            options.Numbering,
            new NamespaceFilter(options.Namespace, options.IncludesNestedNamespaces),
            TagFilter.Of(options)
        );

    private static MigrationCatalog Read(
        IEnumerable<Assembly> assemblies,
        NumberingPolicy numbering,
        NamespaceFilter filter,
        TagFilter tagFilter
    )
    {
        var sources = new List<IMigrationSource>();
        foreach (var assembly in assemblies.Distinct())
            sources.Add(Source(assembly, filter, tagFilter));
        if (tagFilter.Asked is null && sources.Find(source => source.FirstTagged is not null) is { FirstTagged: { } tagged })
            throw CatalogErrors.TagsNotChosen(tagged.Type);
        var catalog = new MigrationCatalog(sources);
        // Tags that select among the migrations of one database exclude versions of one sequence; tags that select another database do not.
        VersionRules.Check(catalog, numbering, tagFilter.TakesUntagged ? LeftOut(sources) : []);
        return catalog;
    }

    /// <summary>Finds a migration by its version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The migration, or null if the build does not contain this version.</returns>
    public MigrationDescriptor? Find(long version) => Array.BinarySearch(_versions, version) is >= 0 and var index ? Describe(index) : null;

    /// <summary>The names of the profiles, in ordinal order.</summary>
    internal IReadOnlyList<string> Profiles =>
        [.. _sources.SelectMany(source => source.Profiles).Select(found => found.Profile).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The classes of one profile, by class name. Profile names are case-sensitive; an unknown profile has no classes.</summary>
    /// <param name="profile">The name in <see cref="ProfileAttribute"/>.</param>
    public IReadOnlyList<ProfileDescriptor> Profile(string profile) =>
        [
            .. _sources
                .SelectMany(source => source.Profiles)
                .Where(found => found.Profile == profile)
                .OrderBy(found => found.Type.FullName, StringComparer.Ordinal),
        ];

    private static IMigrationSource Source(Assembly assembly, NamespaceFilter filter, TagFilter tagFilter)
    {
        if (CompiledSource.Of(assembly, filter, tagFilter) is { } compiled)
            return compiled;
        if (ReflectedSource.IsSupported)
            return ReflectedSource.Of(assembly, filter, tagFilter);
        throw CatalogErrors.NoCompiledCatalog(assembly);
    }

    private static long[] LeftOut(List<IMigrationSource> sources) =>
        sources is [var only] ? only.LeftOut : [.. sources.SelectMany(source => source.LeftOut)];

    private static (long[] Versions, (IMigrationSource Source, int Place)[] Places) Merge(List<IMigrationSource> sources)
    {
        (IMigrationSource Source, int Place)[] places =
        [
            .. sources.SelectMany(source => source.Versions.Select((_, place) => (source, place))).OrderBy(Version),
        ];
        return ([.. places.Select(Version)], places);

        static long Version((IMigrationSource Source, int Place) entry) => entry.Source.Versions[entry.Place];
    }

    private MigrationDescriptor Describe(int index)
    {
        var (source, place) = _places is null ? (_sources[0], index) : _places[index];
        return source.Describe(place);
    }
}
