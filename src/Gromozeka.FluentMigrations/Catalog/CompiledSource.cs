using System.Reflection;
using System.Runtime.CompilerServices;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Reads a compiled catalog. Loads no class before it is described.</summary>
internal sealed class CompiledSource : IMigrationSource
{
    // Read once for all databases of a program. An assembly that is unloaded takes its catalog with it.
    private static readonly ConditionalWeakTable<Assembly, CompiledSource> s_whole = [];

    private readonly CompiledCatalog _catalog;
    private readonly NamespaceFilter _filter;

    // Null if all migrations are taken.
    private readonly int[]? _places;
    private readonly int _firstTagged = -1;

    /// <summary>All migrations of a catalog.</summary>
    private CompiledSource(CompiledCatalog catalog) => (_catalog, Versions, LeftOut) = (catalog, catalog.Versions.ToArray(), []);

    /// <summary>The migrations of a catalog that filters take.</summary>
    public CompiledSource(CompiledCatalog catalog, NamespaceFilter filter, TagFilter tagFilter)
    {
        _catalog = catalog;
        _filter = filter;
        var all = catalog.Versions;
        var namespaceOf = catalog.NamespaceOf;
        var isWanted = new bool[catalog.Namespaces.Length];
        for (var index = 0; index < isWanted.Length; index++)
            isWanted[index] = filter.Takes(catalog.Namespaces[index]);
        // Plain arrays: every start would have to compile the code of a List<long>.
        Versions = new long[all.Length];
        _places = new int[all.Length];
        var count = 0;
        var tags = catalog.Tags;
        List<long>? leftOut = null;
        for (var index = 0; index < all.Length; index++)
        {
            if (!isWanted[namespaceOf[index]])
                continue;
            var isTagged = tags.TryGetValue(index, out var own);
            if (isTagged && _firstTagged < 0)
                _firstTagged = index;
            if (!tagFilter.Takes(own))
            {
                (leftOut ??= []).Add(all[index]);
                continue;
            }

            Versions[count] = all[index];
            _places[count++] = index;
        }

        if (count < all.Length)
        {
            Versions = Versions[..count];
            _places = _places[..count];
        }

        LeftOut = leftOut is null ? [] : [.. leftOut];
    }

    public long[] Versions { get; }

    public long[] LeftOut { get; }

    public MigrationDescriptor? FirstTagged => _firstTagged < 0 ? null : _catalog.Describe(_firstTagged);

    /// <exception cref="MigrationException"><see cref="ErrorCodes.RowsTrimmed"/>.</exception>
    public IEnumerable<ProfileDescriptor> Profiles
    {
        get
        {
            TrimmedRows.Check(_catalog);
            return _catalog.Profiles.Where(profile => _filter.Takes(profile.Type.Namespace));
        }
    }

    public string? Fingerprint => Versions.Length == _catalog.Versions.Length ? _catalog.Fingerprint : null;

    /// <exception cref="MigrationException"><see cref="ErrorCodes.RowsTrimmed"/>.</exception>
    public MigrationDescriptor Describe(int index)
    {
        TrimmedRows.Check(_catalog);
        var place = _places?[index] ?? index;
        return _catalog.Describe(place) with { Factory = new MigrationFactory(_catalog, place) };
    }

    /// <summary>The catalog that was compiled into an assembly; null if there is none.</summary>
    public static CompiledSource? Of(Assembly assembly, NamespaceFilter filter, TagFilter tagFilter) =>
        WholeOf(assembly) is not { } whole ? null
        : filter.Root is null && tagFilter.TakesUntagged && whole._catalog.Tags.Count == 0 ? whole
        : new CompiledSource(whole._catalog, filter, tagFilter);

    /// <summary>The catalog itself.</summary>
    public static CompiledCatalog? CatalogOf(Assembly assembly) => WholeOf(assembly)?._catalog;

    private static CompiledSource? WholeOf(Assembly assembly)
    {
        // A program whose code is replaced while it runs may have other migrations now.
        if (s_whole.TryGetValue(assembly, out var known) && known._catalog.Versions.SequenceEqual(known.Versions))
            return known;
        if (assembly.GetCustomAttribute<CompiledCatalogAttribute>() is not { } attribute)
            return null;
        var whole = new CompiledSource((CompiledCatalog)Activator.CreateInstance(attribute.Catalog)!);
        s_whole.AddOrUpdate(assembly, whole);
        return whole;
    }
}
