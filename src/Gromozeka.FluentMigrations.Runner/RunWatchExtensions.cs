using FluentMigrator.Runner;
using FluentMigrator.Runner.Exceptions;
using Gromozeka.FluentMigrations.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Reports a run of FluentMigrator's runner to listeners.</summary>
internal static class RunWatchExtensions
{
    /// <summary>
    /// Reports that the run has ended, if the version of the database is known. It is not known within a transaction that the host has not
    /// committed, or with a version loader of the host.
    /// </summary>
    public static void EndRun(this RunWatch watch, EngineProcessor processor, EngineVersionLoader? loader, IServiceProvider services)
    {
        if (loader is null || processor.HasTransaction())
            return;
        loader.Forget();
        watch.End(loader.VersionInfo.Latest(), Versions(services));
    }

    /// <returns>The versions; null if there are none, because a host may run steps that it creates itself.</returns>
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
