using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>One registered database of a host.</summary>
/// <param name="Name">Its name; empty for the one without a name.</param>
/// <param name="Source">Creates the database.</param>
/// <param name="Section">The path of its configuration section.</param>
/// <param name="OtherKeys">Keys in the section that the program itself reads.</param>
internal sealed record DatabaseRegistration(string Name, DatabaseSource Source, string Section, IReadOnlyCollection<string> OtherKeys)
{
    /// <summary>The database in messages; empty if the host has only one.</summary>
    public string Title => Name.Length == 0 ? "The database" : $"The database '{Name}'";

    public DatabaseContext ContextOf(IServiceProvider provider)
    {
        var host = provider.GetRequiredService<HostContext>();
        return new DatabaseContext(provider, host.Configuration, Section, host.Folder);
    }

    public MigrationHostOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptionsMonitor<MigrationHostOptions>>().Get(Name);

    public IDatabase DatabaseOf(IServiceProvider provider) => Find<IDatabase>(provider);

    public MigrationManager ManagerOf(IServiceProvider provider) => Find<MigrationManager>(provider);

    public IDatabase NewDatabase(IServiceProvider provider)
    {
        // Errors in the section are reported before anything is created from it.
        _ = OptionsOf(provider);
        return Source.Create(ContextOf(provider));
    }

    public MigrationManager NewManager(IServiceProvider provider) =>
        new(
            DatabaseOf(provider),
            OptionsOf(provider).Migrations,
            provider,
            provider.GetService<ILogger<MigrationManager>>(),
            provider.GetService<TimeProvider>()
        );

    public BackupManager NewBackups(IServiceProvider provider) =>
        new(
            DatabaseOf(provider),
            OptionsOf(provider).Migrations,
            provider.GetService<ILogger<BackupManager>>(),
            provider.GetService<TimeProvider>()
        );

    private T Find<T>(IServiceProvider provider)
        where T : notnull => Name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(Name);
}
