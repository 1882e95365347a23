using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>A file that is no database is told by what it is, with what helps; the files are real ones.</summary>
public class ForeignFileTests
{
    private static readonly Dictionary<string, (Func<string, byte[]> Make, string What, string Next)> Files = new()
    {
        ["gzip"] = (Gzip, "compressed (gzip)", "gunzip"),
        ["zip"] = (Zip, "archive (zip)", "unpack it"),
        ["Git LFS"] = (
            _ => "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"u8.ToArray(),
            "Git LFS",
            "git lfs pull"
        ),
        ["a rollback journal"] = (path => Journal(path, "delete", "-journal"), "rollback journal", "without -journal"),
        ["a write-ahead log"] = (path => Journal(path, "wal", "-wal"), "write-ahead log", "without -wal"),
        ["a dump"] = (
            _ => "\uFEFF\nPRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t (a);\nCOMMIT;\n"u8.ToArray(),
            "an SQL script",
            "sqlite3 new.db < script.sql"
        ),
        ["a letter"] = (
            _ => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Это письмо, а не база данных.\n", 40))),
            "it is a text file",
            "names the right file"
        ),
        ["a damaged header"] = (path => [.. Database(path)[..16], .. new byte[4080]], "header is damaged", "newest good backup"),
        ["noise"] = (_ => Noise(), "encrypted, damaged, or another kind of file", "SQLCipher"),
    };

    public static TheoryData<string> Names => new(Files.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_AFileThatIsNoDatabase_SaysWhatItIs(string name)
    {
        using var folder = new TempFolder();
        var path = folder.File("file.db");
        var bytes = Files[name].Make(folder.File("made.db"));
        File.WriteAllBytes(path, bytes);

        var error = Refused(path);

        Assert.Equal(ErrorCodes.NotADatabase, error.Code);
        Assert.Contains(Files[name].What, error.Why, StringComparison.Ordinal);
        Assert.Contains(Files[name].Next, error.Next, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    /// <summary>Another library in this process may be able to read what this one cannot, and has it locked.</summary>
    [Fact]
    public void Open_AFileThatThisProcessHasLocked_LeavesTheLocks()
    {
        Assert.True(OperatingSystem.IsLinux(), "the locks are read from /proc/locks");
        using var folder = new TempFolder();
        var path = folder.File("file.db");
        using var other = Run(path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN EXCLUSIVE";
        begin.ExecuteNonQuery();
        using (var overwritten = Process.Start("dd", ["if=/dev/urandom", $"of={path}", "bs=16", "count=1", "conv=notrunc", "status=none"]))
            overwritten.WaitForExit();
        var before = Locks(path);
        Assert.NotEmpty(before);

        // Where the file is locked, a connection asks for the lock first: what looks is asked here itself.
        Assert.Contains("another kind of file", ForeignFile.Of(path).What, StringComparison.Ordinal);

        Assert.Equal(before, Locks(path));
    }

    /// <summary>The locks of this process on a file: <c>1: POSIX ADVISORY WRITE 1234 08:01:5678 1073741824 1073741824</c>.</summary>
    private static List<string> Locks(string path) =>
        [
            .. File.ReadLines("/proc/locks")
                .Where(line =>
                    line.Contains($" {Environment.ProcessId} ", StringComparison.Ordinal)
                    && line.Contains($":{FileStatus.Of(path)!.Value.Number} ", StringComparison.Ordinal)
                )
                .Select(line => line[line.IndexOf(' ', StringComparison.Ordinal)..])
                .Order(StringComparer.Ordinal),
        ];

    private static MigrationException Refused(string path)
    {
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={path}" });
        try
        {
            using var session = database.Open(SessionAccess.Read);
            session.ReadTableNames();
        }
        catch (MigrationException error)
        {
            return error;
        }
        catch (SqliteException cause)
        {
            return database.Explain(cause, "nothing was written")!;
        }

        throw new InvalidOperationException("It was opened.");
    }

    private static byte[] Gzip(string path)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Database(path));
        return packed.ToArray();
    }

    private static byte[] Zip(string path)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("bot.db").Open())
            entry.Write(Database(path));
        return packed.ToArray();
    }

    private static byte[] Database(string path)
    {
        Run(path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)").Dispose();
        return File.ReadAllBytes(path);
    }

    /// <summary>What SQLite itself keeps beside a database in the middle of a transaction.</summary>
    private static byte[] Journal(string path, string mode, string companion)
    {
        using var connection = Run(
            path,
            $"PRAGMA journal_mode = {mode}; PRAGMA cache_size = 1; PRAGMA cache_spill = 1; CREATE TABLE t (a)"
        );
        using var command = connection.CreateCommand();
        command.CommandText =
            mode == "wal"
                ? "INSERT INTO t VALUES (1)"
                : "BEGIN; INSERT INTO t SELECT zeroblob(2000) FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), "
                    + "(12), (13), (14), (15), (16), (17), (18), (19), (20))";
        command.ExecuteNonQuery();
        using var file = new FileStream(path + companion, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static SqliteConnection Run(string path, string sql)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return connection;
    }

    private static byte[] Noise()
    {
        var bytes = new byte[8192];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
