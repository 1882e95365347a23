using System.Reflection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Reads a compiled catalog. Loads no class before it is described.</summary>
internal sealed class CompiledSource : IMigrationSource
{
    private readonly CompiledCatalog _catalog;
    private readonly NamespaceFilter _filter;
    private readonly int[] _places;
    private readonly int _firstTagged = -1;

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
        var place = _places[index];
        return _catalog.Describe(place) with { Factory = new MigrationFactory(_catalog, place) };
    }

    /// <summary>The catalog that was compiled into an assembly; null if there is none.</summary>
    public static CompiledSource? Of(Assembly assembly, NamespaceFilter filter, TagFilter tagFilter) =>
        CatalogOf(assembly) is { } catalog ? new CompiledSource(catalog, filter, tagFilter) : null;

    /// <summary>The catalog itself.</summary>
    public static CompiledCatalog? CatalogOf(Assembly assembly) =>
        assembly.GetCustomAttribute<CompiledCatalogAttribute>() is { } attribute
            ? (CompiledCatalog)Activator.CreateInstance(attribute.Catalog)!
            : null;
}
