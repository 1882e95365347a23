using System.Reflection;

using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.VersionTableInfo;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner;

/// <summary>What a host configures of the runner.</summary>
public static class MigrationRunnerBuilderExtensions
{
    /// <summary>Reports the SQL that would run, and runs nothing.</summary>
    public static IMigrationRunnerBuilder AsGlobalPreview(this IMigrationRunnerBuilder builder, bool preview = true)
        => builder.ConfigureGlobalProcessorOptions(options => options.PreviewOnly = preview);

    /// <summary>Sets options for every processor.</summary>
    public static IMigrationRunnerBuilder ConfigureGlobalProcessorOptions(this IMigrationRunnerBuilder builder, Action<ProcessorOptions> configureAction)
    {
        builder.Services.ConfigureAll(configureAction);
        return builder;
    }

    /// <summary>Names assemblies to scan; <c>For</c> says for what, and without it they are scanned for everything.</summary>
    public static IScanInBuilder ScanIn(this IMigrationRunnerBuilder builder, params Assembly[] assemblies)
        => new ScanInBuilder(builder, new AssemblySourceItem(assemblies));

    /// <summary>Sets how long a command waits for another process that holds the database; no time means for ever.</summary>
    public static IMigrationRunnerBuilder WithGlobalCommandTimeout(this IMigrationRunnerBuilder builder, TimeSpan commandTimeout)
        => builder.ConfigureGlobalProcessorOptions(options => options.Timeout = commandTimeout);

    /// <summary>Sets the connection string, or the name of one in the configuration.</summary>
    public static IMigrationRunnerBuilder WithGlobalConnectionString(this IMigrationRunnerBuilder builder, string connectionStringOrName)
        => builder.ConfigureGlobalProcessorOptions(options => options.ConnectionString = connectionStringOrName);

    /// <summary>Asks the host for the connection string when it is needed.</summary>
    public static IMigrationRunnerBuilder WithGlobalConnectionString(
        this IMigrationRunnerBuilder builder, Func<IServiceProvider, string> configureConnectionString)
    {
        builder.Services.AddScoped<IConnectionStringReader>(
            services => new PassThroughConnectionStringReader(configureConnectionString(services)));
        return builder;
    }

    /// <summary>Sets whether comments are taken out of scripts before they run.</summary>
    public static IMigrationRunnerBuilder WithGlobalStripComments(this IMigrationRunnerBuilder builder, bool stripComments)
        => builder.ConfigureGlobalProcessorOptions(options => options.StripComments = stripComments);

    /// <summary>Scans assemblies for migrations and profiles.</summary>
    public static IMigrationRunnerBuilder WithMigrationsIn(this IMigrationRunnerBuilder builder, params Assembly[] assemblies)
    {
        builder.Services.AddSingleton<IMigrationSourceItem>(new AssemblyMigrationSourceItem(assemblies));
        return builder;
    }

    /// <summary>Replaces what tells a migration from a profile, a maintenance class and any other.</summary>
    public static IMigrationRunnerBuilder WithRunnerConventions(this IMigrationRunnerBuilder builder, IMigrationRunnerConventions conventions)
    {
        builder.Services.AddSingleton<IMigrationRunnerConventionsAccessor>(new PassThroughMigrationRunnerConventionsAccessor(conventions));
        return builder;
    }

    /// <summary>Takes migrations, profiles, maintenance and the rest from these classes, in place of assemblies that are scanned for everything.</summary>
    public static IMigrationRunnerBuilder WithTypes(this IMigrationRunnerBuilder builder, params Type[] types)
    {
        builder.Services.AddSingleton<ITypeSource>(new TypeListSource(types));
        return builder;
    }

    /// <summary>Names the version table.</summary>
    public static IMigrationRunnerBuilder WithVersionTable(this IMigrationRunnerBuilder builder, IVersionTableMetaData versionTableMetaData)
    {
        builder.Services.AddScoped<IVersionTableMetaDataAccessor>(_ => new PassThroughVersionTableMetaDataAccessor(versionTableMetaData));
        return builder;
    }
}
