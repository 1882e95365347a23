using FluentMigrator.Runner;
using FluentMigrator.Runner.Exceptions;
using Gromozeka.FluentMigrations.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>What FluentMigrator's runner tells those who listen.</summary>
internal static class RunWatchExtensions
{
    /// <summary>
    /// The run has ended. Within a transaction that the host has not committed, or with a version loader of the host, the version is not
    /// known.
    /// </summary>
    public static void EndRun(this RunWatch watch, EngineProcessor processor, EngineVersionLoader? loader, IServiceProvider services)
    {
        if (loader is null || processor.HasTransaction())
            return;
        loader.Forget();
        watch.End(loader.VersionInfo.Latest(), Versions(services));
    }

    /// <returns>Null where there are none: a host may run steps that it creates itself.</returns>
    private static long[]? Versions(IServiceProvider services)
    {
        try
        {
            return [.. services.GetRequiredService<IMigrationInformationLoader>().LoadMigrations().Keys];
        }
        catch (MissingMigrationsException)
        {
            return null;
        }
    }
}
