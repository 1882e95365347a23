using FluentMigrator;

using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Creates migrations, with their constructor's services.</summary>
internal static class MigrationActivator
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.ConstructorFailed"/>: the constructor threw, or a service is missing.</exception>
    public static IMigration Create(Type type, IServiceProvider services)
    {
        try
        {
            return (IMigration)ActivatorUtilities.CreateInstance(services, type);
        }
        catch (Exception cause)
        {
            throw CatalogErrors.ConstructorFailed(type, cause);
        }
    }
}
