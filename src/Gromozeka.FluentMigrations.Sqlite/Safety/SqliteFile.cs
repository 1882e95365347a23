using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The file of a database, and those next to it.</summary>
/// <param name="path">The file, with every link in its path followed.</param>
internal sealed class SqliteFile(string path) : IDatabaseFile
{
    private static readonly string[] Endings = ["", .. CopyFiles.Companions, ".lock"];

    // Of a database, of a write-ahead log (in both byte orders), and of a rollback journal (https://www.sqlite.org/fileformat2.html).
    private static readonly byte[][] Beginnings =
    [
        [.. "SQLite format 3\0"u8], [0x37, 0x7f, 0x06, 0x82], [0x37, 0x7f, 0x06, 0x83], [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7],
    ];

    public bool Exists => File.Exists(path);

    public void CreateFolder()
    {
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

    /// <summary>
    /// Whether any file begins as a database does, or the journal of one. The database of this process must not be asked for: it is opened
    /// past SQLite.
    /// </summary>
    public static bool IsLikeOne(string file)
    {
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
