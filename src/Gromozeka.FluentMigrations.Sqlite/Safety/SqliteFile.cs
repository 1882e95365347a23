using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The file of a database, and the files next to it.</summary>
/// <param name="path">The file, with every link in its path resolved.</param>
/// <param name="mayBeCreated">Whether it may be created if it is missing.</param>
internal sealed class SqliteFile(string path, bool mayBeCreated) : IDatabaseFile
{
    private static readonly string[] Endings = ["", .. CopyFiles.Companions, ".lock"];

    // The first bytes of a database, of a write-ahead log (in both byte orders), and of a rollback journal
    // (https://www.sqlite.org/fileformat2.html).
    private static readonly byte[][] Beginnings =
    [
        [.. "SQLite format 3\0"u8],
        [0x37, 0x7f, 0x06, 0x82],
        [0x37, 0x7f, 0x06, 0x83],
        [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7],
    ];

    public bool Exists => File.Exists(path);

    public void CreateFolder()
    {
        if (!mayBeCreated)
            return;
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw SqliteFaults.CannotCreateFolder(path, folder, cause.Message, cause);
        }
    }

    public bool Owns(string other)
    {
        var file = RealPath.Of(other);
        return Endings.Any(ending => file == path + ending);
    }

    bool IDatabaseFile.IsLikeOne(string path) => IsLikeOne(RealPath.Of(path));

    /// <summary>
    /// Whether a file begins like a database or its journal, or has the name of a file that a database keeps next to it. Must not be called
    /// for the database of this process, because it opens the file without SQLite.
    /// </summary>
    public static bool IsLikeOne(string file) =>
        Begins(file)
        || Endings.Any(ending => ending.Length > 0 && file.EndsWith(ending, StringComparison.Ordinal) && Begins(file[..^ending.Length]));

    private static bool Begins(string file)
    {
        if (!File.Exists(file))
            return false;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[16];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        foreach (var beginning in Beginnings)
        {
            if (start[..read].StartsWith(beginning))
                return true;
        }

        return false;
    }
}
