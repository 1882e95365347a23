namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>A backup whose texts are encoded in another way than those of the database.</summary>
public sealed class EncodingRestoreTests : IDisposable
{
    private static readonly RestoreOptions WhileInUse = new() { WhileInUse = true };

    private readonly Workbench _bench = new();

    public static TheoryData<string, string, string, int> Files
    {
        get
        {
            var data = new TheoryData<string, string, string, int>();
            foreach (var mode in (string[])["delete", "wal"])
            foreach (
                var (encoding, other) in (ReadOnlySpan<(string, string)>)
                    [("UTF-8", "UTF-16le"), ("UTF-16le", "UTF-8"), ("UTF-16le", "UTF-16be")]
            )
            foreach (var pageSize in (int[])[4096, 1024])
                data.Add(mode, encoding, other, pageSize);
            return data;
        }
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void Restore_OtherEncoding_HasTheRowsOfTheBackupAndTheModeOfTheFile(string mode, string encoding, string other, int pageSize)
    {
        var backup = Make("backup.db", "wal", other, pageSize, "жук");
        Make("test.db", mode, encoding, 4096, "лось");

        var report = Backups().Restore(backup.Path);

        Assert.Equal("жук", _bench.File.Scalar("SELECT v FROM t"));
        Assert.Equal("лось", new DatabaseFile(report.Saved!.Path).Scalar("SELECT v FROM t"));
        Assert.Equal((mode, other), (_bench.File.Scalar("PRAGMA journal_mode"), _bench.File.Scalar("PRAGMA encoding")));
        Assert.Equal(["backup.db", "test.db"], _bench.File.Files.Select(Path.GetFileName));
    }

    /// <summary>A connection keeps the encoding that it found at first: it would be of no use any more.</summary>
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Restore_OtherEncodingWhileAProgramHasItOpen_IsRefusedAndThatProgramGoesOn(string mode)
    {
        var backup = Make("backup.db", "delete", "UTF-16le", 4096, "жук");
        Make("test.db", mode, "UTF-8", 4096, "лось");
        using (var program = _bench.File.Open())
        {
            using var command = new Microsoft.Data.Sqlite.SqliteCommand("SELECT v FROM t", program);
            Assert.Equal("лось", command.ExecuteScalar());

            var error = Assert.Throws<MigrationException>(() => Backups().Restore(backup.Path, WhileInUse));

            Assert.Equal(ErrorCodes.DatabaseInUse, error.Code);
            Assert.Contains("UTF-16le", error.Why, StringComparison.Ordinal);
            Assert.DoesNotContain("WhileInUse", error.Next, StringComparison.Ordinal);
            Assert.Equal("лось", command.ExecuteScalar());
        }

        Assert.Equal(mode, _bench.File.Scalar("PRAGMA journal_mode"));
        Backups().Restore(backup.Path, WhileInUse);
        Assert.Equal("жук", _bench.File.Scalar("SELECT v FROM t"));
    }

    private BackupManager Backups() => new(_bench.Database(), new MigrationOptions());

    private DatabaseFile Make(string name, string mode, string encoding, int pageSize, string text)
    {
        var file = new DatabaseFile(_bench.Path(name));
        file.Execute(
            $"PRAGMA encoding = '{encoding}'; PRAGMA page_size = {pageSize}; PRAGMA journal_mode = {mode}; CREATE TABLE t (v TEXT); "
                + $"INSERT INTO t VALUES ('{text}')"
        );
        return file;
    }
}
