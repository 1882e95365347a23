using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations;

/// <summary>What a database is created from.</summary>
/// <param name="Services">The services of the host.</param>
/// <param name="Configuration">The configuration of the host; an empty one where it has none.</param>
/// <param name="Section">The path of the section that the host reads for this database.</param>
/// <param name="BaseFolder">The folder that relative paths are taken from.</param>
public sealed record DatabaseContext(IServiceProvider Services, IConfiguration Configuration, string Section, string BaseFolder)
{
    /// <summary>Reads a key of the section.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value; null where there is none.</returns>
    public string? Read(string key) => Configuration[PathOf(key)];

    /// <summary>The full path of a key of the section, as an error names it.</summary>
    /// <param name="key">The key.</param>
    public string PathOf(string key) => ConfigurationPath.Combine(Section, key);
}
