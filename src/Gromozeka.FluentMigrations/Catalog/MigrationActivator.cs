using System.Diagnostics.CodeAnalysis;
using FluentMigrator;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Creates migrations, and passes services to their constructors.</summary>
internal static class MigrationActivator
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.ConstructorFailed"/>: the constructor threw, or a service is
    /// missing.</exception>
    public static IMigration Create(MigrationDescriptor migration, IServiceProvider services) =>
        Guard(migration.Type, services, known =>
            migration.Factory.Create(known) ?? (IMigration)ActivatorUtilities.CreateInstance(known, migration.Type)
        );

    /// <exception cref="MigrationException"><see cref="ErrorCodes.ConstructorFailed"/>: the constructor threw, or a service is
    /// missing.</exception>
    public static IMigration Create(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        IServiceProvider services
    ) => Guard(type, services, known => (IMigration)ActivatorUtilities.CreateInstance(known, type));

    private static IMigration Guard(Type type, IServiceProvider services, Func<IServiceProvider, IMigration> create)
    {
        try
        {
            return create(new MigrationServices(type, services));
        }
        catch (Exception cause)
        {
            throw CatalogErrors.ConstructorFailed(type, cause);
        }
    }
}
