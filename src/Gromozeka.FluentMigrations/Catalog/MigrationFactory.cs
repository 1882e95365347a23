using FluentMigrator;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// How a compiled catalog creates one of its migrations; nothing by default. All are equal, because two descriptions of a migration are,
/// however it is created.
/// </summary>
internal readonly struct MigrationFactory(CompiledCatalog catalog, int index) : IEquatable<MigrationFactory>
{
    private readonly CompiledCatalog? _catalog = catalog;

    /// <returns>The migration; null when nobody has written down how to create it.</returns>
    public IMigration? Create(IServiceProvider services) => _catalog?.Create(index, services);

    public bool Equals(MigrationFactory other) => true;

    public override bool Equals(object? obj) => obj is MigrationFactory;

    public override int GetHashCode() => 0;
}
