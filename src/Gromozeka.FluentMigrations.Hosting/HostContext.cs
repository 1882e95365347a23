using Gromozeka.FluentMigrations.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// What the databases need from their host. Resolved once, because the container compiles code for a service that is requested twice. In a
/// cold start, that would take longer than everything else in this library.
/// </summary>
/// <param name="Configuration">The configuration; empty if there is none.</param>
/// <param name="Folder">The folder against which relative paths are resolved.</param>
internal sealed record HostContext(IConfiguration Configuration, string Folder)
{
    public static HostContext Of(IServiceProvider provider)
    {
        var configuration = provider.GetService<IConfiguration>() ?? new ConfigurationRoot([]);
        var folder = provider.GetService<IHostEnvironment>()?.ContentRootPath is { Length: > 0 } root
            ? Path.GetFullPath(root)
            : SettingsFolder.Of(configuration);
        return new HostContext(configuration, folder);
    }
}
