using System.Runtime.CompilerServices;
using System.Text;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>What a file that is not an SQLite database is, judging by its first bytes, and what to do.</summary>
/// <param name="What">A sentence about the file.</param>
/// <param name="Next">The next step for the reader.</param>
internal sealed record ForeignFile(string What, string Next)
{
    private const int Looked = 512;
    private const string RightFile = "check that the configuration names the right file";

    /// <summary>Signatures of files that are mistaken for a database, from the specifications of the formats.</summary>
    private static readonly (byte[] Start, ForeignFile File)[] Known =
    [
        ([0x1F, 0x8B], new("it is compressed (gzip)", "unpack it with gunzip, and name the unpacked file")),
        ("PK\x3\x4"u8.ToArray(), new("it is an archive (zip)", "unpack it, and name the unpacked file")),
        ([0x28, 0xB5, 0x2F, 0xFD], new("it is compressed (zstd)", "unpack it with unzstd, and name the unpacked file")),
        ([0xFD, .. "7zXZ"u8], new("it is compressed (xz)", "unpack it with unxz, and name the unpacked file")),
        ("BZh"u8.ToArray(), new("it is compressed (bzip2)", "unpack it with bunzip2, and name the unpacked file")),
        ("version https://git-lfs"u8.ToArray(), new("it is a Git LFS pointer file", "fetch the file itself with git lfs pull")),
        (
            [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7],
            new("it is the rollback journal of a database", "name the database itself, without -journal")
        ),
        ([0x37, 0x7F, 0x06, 0x82], new("it is the write-ahead log of a database", "name the database itself, without -wal")),
        ([0x37, 0x7F, 0x06, 0x83], new("it is the write-ahead log of a database", "name the database itself, without -wal")),
        (
            "** This file contains an SQLite 2"u8.ToArray(),
            new("it is an SQLite 2 database", "convert it: sqlite old.db .dump | sqlite3 new.db")
        ),
        (
            "SQLite format 3\0"u8.ToArray(),
            new("it begins like a database, but its header is damaged", "keep a copy of it, and restore the newest good backup")
        ),
    ];

    private static readonly string[] ScriptStarts = ["PRAGMA", "BEGIN", "CREATE", "INSERT", "--"];

    /// <summary>
    /// Reads a file through SQLite: closing another handle of it would drop all locks that other connections of this process have on it
    /// (https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
    /// </summary>
    public static unsafe ForeignFile Of(string path)
    {
        LoadLibrary();
        var code = raw.sqlite3_open_v2(path, out var database, raw.SQLITE_OPEN_READONLY, null);
        using (database)
        {
            var start = stackalloc byte[Looked];
            var length = code == raw.SQLITE_OK ? NativeHooks.Instance?.ReadFile(database, new Span<byte>(start, Looked)) ?? 0 : 0;
            return length == 0 ? NotRead : Of(new ReadOnlySpan<byte>(start, length));
        }
    }

    /// <summary>The driver chooses the library when it is first used; this may be before its first connection.</summary>
    private static void LoadLibrary() => RuntimeHelpers.RunClassConstructor(typeof(SqliteConnection).TypeHandle);

    private const string Decrypt =
        $"{RightFile}; if it is encrypted (SQLCipher, SEE), decrypt a copy, "
        + "or have the application reference an SQLite library that can read it";

    private static ForeignFile Unknown { get; } =
        new("it does not begin like an SQLite file: it is encrypted, damaged, or another kind of file", Decrypt);

    private static ForeignFile NotRead { get; } = new("SQLite does not recognize it", Decrypt);

    private static ForeignFile Of(ReadOnlySpan<byte> start)
    {
        foreach (var (signature, file) in Known)
        {
            if (start.StartsWith(signature))
                return file;
        }

        if (!IsText(start))
            return Unknown;
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF').TrimStart();
        return ScriptStarts.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            ? new("it is an SQL script", "run it in a new database: sqlite3 new.db < script.sql")
            : new("it is a text file", RightFile);
    }

    private static bool IsText(ReadOnlySpan<byte> start) =>
        !start.ContainsAnyInRange((byte)0, (byte)8) && !start.ContainsAnyInRange((byte)14, (byte)31);
}
