namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Resolves all links in a path, as SQLite does, so that the database, journal, lock and backups of one file are in one place, whichever
/// path names it. Neither the file nor the target of a link needs to exist.
/// </summary>
internal static class RealPath
{
    /// <summary>More links than this are treated as a circle; SQLite has the same limit.</summary>
    private const int MostLinks = 200;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <returns>The absolute path without links; if it contains a circle, only the absolute path.</returns>
    public static string Of(string path)
    {
        // Not GetFullPath, which simplifies "link/.." lexically, although it means the parent of the link's target.
        var whole = Path.IsPathFullyQualified(path) ? path : Path.Combine(Environment.CurrentDirectory, path);
        var real = Path.GetPathRoot(whole)!;
        var parts = new Stack<string>();
        Push(parts, whole[real.Length..]);
        var links = 0;
        while (parts.TryPop(out var part))
        {
            if (part == "..")
                real = Path.GetDirectoryName(real) ?? real;
            else if (part != ".")
                real = Follow(real, part, parts, ref links);
            if (links > MostLinks)
                return Path.GetFullPath(path);
        }

        return real;
    }

    private static string Follow(string folder, string name, Stack<string> parts, ref int links)
    {
        var path = Path.Combine(folder, name);
        if (TargetOf(path) is not { } target)
            return path;
        links++;
        var root = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
        Push(parts, target[root.Length..]);
        return root.Length > 0 ? root : folder;
    }

    private static void Push(Stack<string> parts, string path)
    {
        foreach (var part in path.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Reverse())
            parts.Push(part);
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
