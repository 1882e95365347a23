using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Finds the migrations of an assembly without a compiled catalog, by inspecting every class with reflection.</summary>
internal sealed class ReflectedSource : IMigrationSource
{
    private const string Switch = "Gromozeka.FluentMigrations.ReflectionDiscovery";
    private readonly List<MigrationDescriptor> _migrations;

    private ReflectedSource(
        List<MigrationDescriptor> migrations,
        List<ProfileDescriptor> profiles,
        IEnumerable<MigrationDescriptor> leftOut
    )
    {
        _migrations = migrations;
        Profiles = profiles;
        Versions = [.. migrations.Select(migration => migration.Version)];
        LeftOut = [.. leftOut.Select(migration => migration.Version)];
    }

    // IL4000: the analyzer does not know that trimming replaces this with false.
#pragma warning disable IL4000
    /// <summary>
    /// Whether classes may be searched for. In a trimmed program they may not, because unreferenced classes were removed.
    /// </summary>
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    public static bool IsSupported => !AppContext.TryGetSwitch(Switch, out var isSupported) || isSupported;
#pragma warning restore IL4000

    public long[] Versions { get; }

    public long[] LeftOut { get; }

    public MigrationDescriptor? FirstTagged { get; private init; }

    public IEnumerable<ProfileDescriptor> Profiles { get; }

    public string? Fingerprint => null;

    public MigrationDescriptor Describe(int index) => _migrations[index];

    /// <exception cref="MigrationException">A class is invalid.</exception>
    [RequiresUnreferencedCode("Classes that nothing refers to may have been trimmed away.")]
    public static ReflectedSource Of(Assembly assembly, NamespaceFilter filter, TagFilter tagFilter)
    {
        var types = assembly.GetTypes().Where(type => filter.Takes(type.Namespace)).ToList();
        var migrations = MigrationClasses
            .Describe(types)
            .OrderBy(migration => migration.Version)
            .Select(migration => (Migration: migration, Tags: TagReader.Read(migration.Type)))
            .ToList();
        var isTaken = migrations.ToLookup(found => tagFilter.Takes(found.Tags), found => found.Migration);
        return new ReflectedSource([.. isTaken[true]], [.. MigrationClasses.Profiles(types)], isTaken[false])
        {
            FirstTagged = migrations.Find(found => found.Tags is not null).Migration,
        };
    }
}
