using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations.Sqlite.Hosting;

/// <summary>Finds the connection string of a host.</summary>
internal static class ConnectionSetting
{
    private const string Section = "ConnectionStrings";

    /// <param name="context">The host.</param>
    /// <param name="key">The key in the host's section, which takes precedence.</param>
    /// <param name="given">What the program passes: a connection string, a name or a path; null for nothing.</param>
    /// <returns>The connection string, the key that it comes from, and the error if there is none.</returns>
    public static (string? Text, string Key, string? Error) Find(DatabaseContext context, string key, string? given)
    {
        if (context.Read(key) is { } own)
            return Named(own, context.PathOf(key));
        if (given is null)
            return (null, context.PathOf(key), "is missing; for example \"Data Source=app.db\"");
        if (given.Contains('=', StringComparison.Ordinal))
            return (given, context.PathOf(key), null);
        if (context.Configuration[ConfigurationPath.Combine(Section, given)] is { } named)
            return Named(named, ConfigurationPath.Combine(Section, given));
        if (context.Configuration[given] is { } other)
            return Named(other, given);
        var names = context.Configuration.GetSection(Section).GetChildren().Select(child => child.Key).ToList();
        var near = Spelling.Nearest(given, names) is { } name ? $"; the nearest is {ConfigurationPath.Combine(Section, name)}" : "";
        return (null, ConfigurationPath.Combine(Section, given), $"is missing{near}");
    }

    /// <summary>
    /// Resolves a relative path in a connection string against a folder. Paths that the driver completes itself stay as they are.
    /// </summary>
    public static string Rooted(string connection, string folder)
    {
        var settings = SqliteConnectionText.Read(connection);
        var isPath =
            settings.DataSource.Length > 0
            && settings.Mode != SqliteOpenMode.Memory
            && !settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            && settings.DataSource != ":memory:"
            && AppDomain.CurrentDomain.GetData("DataDirectory") is not string { Length: > 0 };
        if (isPath)
            settings.DataSource = Path.GetFullPath(settings.DataSource, folder);
        return settings.ConnectionString;
    }

    private static (string? Text, string Key, string? Error) Named(string text, string key) =>
        string.IsNullOrWhiteSpace(text) ? (null, key, "is empty; for example \"Data Source=app.db\"") : (text, key, null);
}
