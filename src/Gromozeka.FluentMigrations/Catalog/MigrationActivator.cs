using System.Diagnostics.CodeAnalysis;

using FluentMigrator;

using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Creates migrations, with their constructor's services.</summary>
internal static class MigrationActivator
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.ConstructorFailed"/>: the constructor threw, or a service is missing.</exception>
    public static IMigration Create(MigrationDescriptor migration, IServiceProvider services) =>
        Guard(migration.Type, () => migration.Factory.Create(services) ?? (IMigration)ActivatorUtilities.CreateInstance(services, migration.Type));

    /// <exception cref="MigrationException"><see cref="ErrorCodes.ConstructorFailed"/>: the constructor threw, or a service is missing.</exception>
    public static IMigration Create(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, IServiceProvider services) =>
        Guard(type, () => (IMigration)ActivatorUtilities.CreateInstance(services, type));

    private static IMigration Guard(Type type, Func<IMigration> create)
    {
        try
        {
            return create();
        }
        catch (Exception cause)
        {
            throw CatalogErrors.ConstructorFailed(type, cause);
        }
    }
}
