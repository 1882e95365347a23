using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations.Hosting.Settings;

/// <summary>Finds the folder against which relative paths are resolved if there is no host with a content root.</summary>
internal static class SettingsFolder
{
    /// <summary>
    /// The folder of the first existing settings file, so that the same database is found whichever folder the program is started from, and
    /// whatever is read after that file: user secrets are in a separate folder. Without a settings file, the program's own folder.
    /// </summary>
    public static string Of(IConfiguration configuration) =>
        (configuration as IConfigurationRoot)
            ?.Providers.OfType<FileConfigurationProvider>()
            .Select(provider => provider.Source)
            .Where(source => source.Path is not null)
            .Select(source => source.FileProvider?.GetFileInfo(source.Path!))
            .FirstOrDefault(file => file is { Exists: true, PhysicalPath: not null })
            is { PhysicalPath: { } path }
            ? Path.GetDirectoryName(path)!
            : AppContext.BaseDirectory;
}
