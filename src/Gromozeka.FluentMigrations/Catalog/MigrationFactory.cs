using FluentMigrator;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// How a compiled catalog creates one of its migrations; empty by default. All instances are equal, because two descriptions of a migration
/// are equal however it is created.
/// </summary>
internal readonly struct MigrationFactory(CompiledCatalog catalog, int index) : IEquatable<MigrationFactory>
{
    private readonly CompiledCatalog? _catalog = catalog;

    /// <returns>The migration; null if the catalog contains no code to create it.</returns>
    public IMigration? Create(IServiceProvider services) => _catalog?.Create(index, services);

    public bool Equals(MigrationFactory other) => true;

    public override bool Equals(object? obj) => obj is MigrationFactory;

    public override int GetHashCode() => 0;
}
