using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations;

/// <summary>The information from which a database is created.</summary>
/// <param name="Services">The services of the host.</param>
/// <param name="Configuration">The configuration of the host; empty if it has none.</param>
/// <param name="Section">The path of the configuration section of this database.</param>
/// <param name="BaseFolder">The folder against which relative paths are resolved.</param>
public sealed record DatabaseContext(IServiceProvider Services, IConfiguration Configuration, string Section, string BaseFolder)
{
    /// <summary>Reads a key of the section.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value; null if there is none.</returns>
    public string? Read(string key) => Configuration[PathOf(key)];

    /// <summary>The full path of a key of the section, for error messages.</summary>
    /// <param name="key">The key.</param>
    public string PathOf(string key) => ConfigurationPath.Combine(Section, key);
}
