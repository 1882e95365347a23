using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>
/// The location that a connection string specifies, by the rules of the driver and of SQLite: <c>DataDirectory</c>, URIs
/// (https://www.sqlite.org/uri.html) with their parameters, and links.
/// </summary>
internal sealed class SqliteLocation
{
    private const string Uri = "file:";
    private const string Folder = "DataDirectory";
    private const string Macro = "|" + Folder + "|";
    private const string Memory = ":memory:";

    /// <summary>The VFS whose files are in memory (https://www.sqlite.org/src/file/src/memdb.c).</summary>
    private const string MemoryFiles = "memdb";

    /// <summary>The VFS that locks a database with a folder next to it, named like the database plus <c>.lock</c>.</summary>
    private const string DotFiles = "unix-dotfile";

    private SqliteLocation(SqliteConnectionStringBuilder settings) => Settings = settings;

    /// <summary>The settings, with the absolute path of the file instead of the given one.</summary>
    public SqliteConnectionStringBuilder Settings { get; }

    /// <summary>Whether the database disappears with its connections.</summary>
    public bool IsInMemory { get; private init; }

    /// <summary>Whether the connections of the process share the in-memory database; otherwise each has its own.</summary>
    public bool IsShared { get; private init; }

    /// <summary>The absolute path of the file, with every link resolved; for an in-memory database, a URI that does not depend on how it
    /// was written.</summary>
    public string Name { get; private init; } = "";

    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: the connection string cannot be
    /// used.</exception>
    public static SqliteLocation Of(string connectionString)
    {
        var settings = SqliteConnectionText.Read(connectionString);
        var given = settings.DataSource;
        if (given.StartsWith(Uri, StringComparison.Ordinal))
            return OfUri(settings, given[Uri.Length..]);
        if (given.Length == 0 || given == Memory || settings.Mode == SqliteOpenMode.Memory || settings.Vfs == MemoryFiles)
        {
            var isMemory = settings.Mode == SqliteOpenMode.Memory;
            return OfMemory(
                settings,
                given,
                isMemory || given == Memory,
                settings.Cache == SqliteCacheMode.Shared && (isMemory || settings.Vfs == MemoryFiles)
            );
        }

        // The driver also treats FILE: as a URI, but SQLite as a file name.
        return OfFile(settings, given.StartsWith(Uri, StringComparison.OrdinalIgnoreCase) ? given : InDataDirectory(given), []);
    }

    private static SqliteLocation OfFile(SqliteConnectionStringBuilder settings, string path, List<string> parameters)
    {
        if (settings.Vfs == DotFiles)
            throw SqliteConnectionText.Refused($"it sets Vfs={DotFiles}, whose lock has the same name as the engine's lock file");
        var name = RealPath.Of(path);
        settings.DataSource = parameters.Count == 0 ? name : $"{Uri}{Escape(name)}?{string.Join('&', parameters)}";
        return new SqliteLocation(settings) { Name = name };
    }

    private static SqliteLocation OfUri(SqliteConnectionStringBuilder settings, string rest)
    {
        var parts = rest.Split('#')[0].Split('?', 2);
        var path = parts[0];
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = path.IndexOf('/', 2);
            if (slash < 0 || path[2..slash] is not ("" or "localhost"))
                throw SqliteConnectionText.Refused($"its URI names another host: {path}");
            path = path[slash..];
        }

        path = System.Uri.UnescapeDataString(path);
        // file:///C:/folder/app.db
        if (OperatingSystem.IsWindows() && path.Length > 2 && path[0] == '/' && path[2] == ':')
            path = path[1..];
        var kept = new List<string>();
        var isMemory = path == Memory || settings.Mode == SqliteOpenMode.Memory;
        var isShared = settings.Cache == SqliteCacheMode.Shared;
        foreach (var parameter in parts.Length == 1 ? [] : parts[1].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = (
                System.Uri.UnescapeDataString(parameter.Split('=')[0]),
                System.Uri.UnescapeDataString(parameter.Contains('=', StringComparison.Ordinal) ? parameter.Split('=', 2)[1] : "")
            );
            isMemory |= (key, value) is ("mode", "memory");
            if (key == "cache")
                isShared = value == "shared";
            if (key == "mode")
                settings.Mode = ModeOf(value, settings.Mode);
            else if (key == "vfs")
                settings.Vfs = value;
            else
                kept.Add(parameter);
            // SQLite would refuse to write, and would take no lock.
            if (key == "immutable" && value is "1" or "true" or "yes" or "on")
                settings.Mode = SqliteOpenMode.ReadOnly;
        }

        return isMemory || path.Length == 0 || settings.Vfs == MemoryFiles
            ? OfMemory(settings, path, isMemory, isShared)
            : OfFile(settings, path, kept);
    }

    /// <param name="settings">The settings, of which the data source stays as it is.</param>
    /// <param name="name">The name of the memory; empty for none.</param>
    /// <param name="isMemory">Whether it is SQLite's own memory; otherwise a file of the VFS that keeps files in memory.</param>
    /// <param name="sharesCache">Whether it is a shared cache (https://www.sqlite.org/sharedcache.html#in_memory_databases).</param>
    private static SqliteLocation OfMemory(SqliteConnectionStringBuilder settings, string name, bool isMemory, bool sharesCache)
    {
        // The VFS itself shares files whose names begin with a slash.
        var isSharedFile = !isMemory && settings.Vfs == MemoryFiles && name.StartsWith('/');
        var isShared = isSharedFile || (sharesCache && name.Length > 0);
        var parameters =
            isSharedFile ? "vfs=memdb"
            : isMemory ? "mode=memory&cache=shared"
            : "vfs=memdb&cache=shared";
        return new SqliteLocation(settings)
        {
            IsInMemory = true,
            IsShared = isShared,
            Name = isShared ? $"{Uri}{Encode(name)}?{parameters}" : Memory,
        };
    }

    /// <summary>A URI may allow less than the connection string, but not more.</summary>
    private static SqliteOpenMode ModeOf(string value, SqliteOpenMode given) =>
        (value, given) switch
        {
            ("ro", _) => SqliteOpenMode.ReadOnly,
            ("rw", SqliteOpenMode.ReadWriteCreate) => SqliteOpenMode.ReadWrite,
            ("rw", SqliteOpenMode.ReadWrite) or ("rwc", SqliteOpenMode.ReadWriteCreate) or ("memory", _) => given,
            ("rw" or "rwc", _) => throw SqliteConnectionText.Refused($"its URI has mode={value}, but Mode allows only {given}"),
            _ => throw SqliteConnectionText.Refused($"its URI has mode={value}; valid modes are ro, rw, rwc and memory"),
        };

    /// <summary>How the driver resolves each path that is not a URI.</summary>
    private static string InDataDirectory(string path)
    {
        if (AppDomain.CurrentDomain.GetData(Folder) is not string { Length: > 0 } folder)
            return path;
        return path.StartsWith(Macro, StringComparison.InvariantCultureIgnoreCase) ? Path.Combine(folder, path[Macro.Length..])
            : Path.IsPathRooted(path) ? path
            : Path.Combine(folder, path);
    }

    private static string Escape(string path) =>
        (OperatingSystem.IsWindows() ? "/" : "") + Encode(path.Replace('\\', OperatingSystem.IsWindows() ? '/' : '\\'));

    private static string Encode(string path) =>
        System.Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}
