using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Gromozeka.Database;

/// <summary>The location of the database file.</summary>
internal static class DatabaseLocation
{
    /// <summary>The same connection string with an absolute path.</summary>
    public static string Resolve(string connectionString, IConfiguration configuration)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        settings.DataSource = Path.GetFullPath(settings.DataSource, SettingsFolder(configuration));
        return settings.ConnectionString;
    }

    /// <summary>
    /// The folder of the first existing settings file (appsettings.json, in a host), so that the same file is found whichever folder the
    /// program is started from, and whatever is read after it: user secrets are in a separate folder. Without a settings file, the
    /// program's own folder.
    /// </summary>
    private static string SettingsFolder(IConfiguration configuration) =>
        (configuration as IConfigurationRoot)
            ?.Providers.OfType<FileConfigurationProvider>()
            .Select(provider => provider.Source)
            .FirstOrDefault(source =>
                source.Path is not null && source.FileProvider?.GetFileInfo(source.Path) is { Exists: true, PhysicalPath: not null }
            )
            is { } file
            ? Path.GetDirectoryName(file.FileProvider!.GetFileInfo(file.Path!).PhysicalPath)!
            : AppContext.BaseDirectory;
}
