using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations;

/// <summary>The information from which a database is created.</summary>
/// <param name="Services">The services of the host.</param>
/// <param name="Configuration">The configuration of the host; empty if it has none.</param>
/// <param name="Section">The path of the configuration section of this database.</param>
/// <param name="BaseFolder">The folder against which relative paths are resolved.</param>
public sealed record DatabaseContext(IServiceProvider Services, IConfiguration Configuration, string Section, string BaseFolder)
{
    private const string ConnectionStrings = "ConnectionStrings";

    /// <summary>Reads a key of the section.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value; null if there is none.</returns>
    public string? Read(string key) => Configuration[PathOf(key)];

    /// <summary>The full path of a key of the section, for error messages.</summary>
    /// <param name="key">The key.</param>
    public string PathOf(string key) => ConfigurationPath.Combine(Section, key);

    /// <summary>Finds the connection string of the database.</summary>
    /// <param name="key">The key of the section that contains it, or its name; it takes precedence.</param>
    /// <param name="given">What the program passes: a connection string, its name in <c>ConnectionStrings</c>, or the path of another key;
    /// null for nothing.</param>
    /// <param name="example">A connection string of the product, for error messages.</param>
    /// <returns>The connection string, the key that it comes from, and the error if there is none.</returns>
    public (string? Text, string Key, string? Error) FindConnection(string key, string? given, string example)
    {
        if (Read(key) is { } own)
            return Named(own, PathOf(key), example);
        if (given is null)
            return (null, PathOf(key), $"is missing; for example \"{example}\"");
        if (given.Contains('=', StringComparison.Ordinal))
            return (given, PathOf(key), null);
        if (Configuration[ConfigurationPath.Combine(ConnectionStrings, given)] is { } named)
            return Named(named, ConfigurationPath.Combine(ConnectionStrings, given), example);
        if (Configuration[given] is { } other)
            return Named(other, given, example);
        var names = Configuration.GetSection(ConnectionStrings).GetChildren().Select(child => child.Key).ToList();
        var near = Spelling.Nearest(given, names) is { } name
            ? $"; the nearest is {ConfigurationPath.Combine(ConnectionStrings, name)}"
            : "";
        return (null, ConfigurationPath.Combine(ConnectionStrings, given), $"is missing{near}");
    }

    private static (string? Text, string Key, string? Error) Named(string text, string key, string example) =>
        string.IsNullOrWhiteSpace(text) ? (null, key, $"is empty; for example \"{example}\"") : (text, key, null);
}
