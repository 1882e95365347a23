using Gromozeka.FluentMigrations.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// What the databases take from their host. Looked up once: the container compiles code for an instance that is requested twice, which
/// would cost a cold start more than the rest of this library does.
/// </summary>
/// <param name="Configuration">The configuration; empty if there is none.</param>
/// <param name="Folder">The folder that relative paths are taken from.</param>
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
