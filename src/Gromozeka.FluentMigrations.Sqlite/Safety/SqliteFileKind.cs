namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Recognizes files of SQLite without SQLite.</summary>
internal static class SqliteFileKind
{
    /// <summary>What the files next to a database have after its name: those of SQLite, and that of the run lock.</summary>
    public static readonly IReadOnlyList<string> NextToDatabase = ["-wal", "-shm", "-journal", ".lock"];

    // The first bytes of a database, of a write-ahead log (in both byte orders), and of a rollback journal
    // (https://www.sqlite.org/fileformat2.html).
    private static readonly byte[][] Beginnings =
    [
        [.. "SQLite format 3\0"u8],
        [0x37, 0x7f, 0x06, 0x82],
        [0x37, 0x7f, 0x06, 0x83],
        [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7],
    ];

    /// <summary>
    /// Whether a file begins like a database or its journal, or has the name of a file that a database keeps next to it. Must not be called
    /// for a database that this process has open, because it opens the file without SQLite
    /// (https://www.sqlite.org/howtocorrupt.html, 2.2).
    /// </summary>
    /// <param name="file">The file, with every link resolved.</param>
    public static bool IsDatabaseOrNextToOne(string file) =>
        Begins(file) || NextToDatabase.Any(ending => file.EndsWith(ending, StringComparison.Ordinal) && Begins(file[..^ending.Length]));

    private static bool Begins(string file)
    {
        if (!File.Exists(file) || FileStatus.IsObstacle(file))
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
