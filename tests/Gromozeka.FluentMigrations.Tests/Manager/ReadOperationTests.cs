using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class ReadOperationTests : IDisposable
{
    private readonly Bed _bed = new();

    public static TheoryData<string> Operations => ["GetCurrentVersion", "GetStatus", "Validate", "GetAvailableMigrations"];

    public void Dispose() => _bed.Dispose();

    [Theory]
    [MemberData(nameof(Operations))]
    public void ReadOperation_MissingFile_DoesNotCreateIt(string operation)
    {
        Run(operation);

        Assert.Empty(_bed.Files);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void ReadOperation_FileOfZeroBytes_LeavesItEmpty(string operation)
    {
        File.WriteAllBytes(_bed.File.Path, []);

        Run(operation);

        Assert.Equal(0, new FileInfo(_bed.File.Path).Length);
        Assert.Equal(["app.db"], _bed.Files);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void ReadOperation_PendingMigrations_LeavesEveryByte(string operation)
    {
        _bed.FullManager().Migrate(2);
        var before = _bed.File.Hash;

        Run(operation);

        Assert.Equal(before, _bed.File.Hash);
        Assert.Equal(["app.db"], _bed.Files);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void ReadOperation_FileInWalMode_LeavesEveryByteAndNothingBeside(string operation)
    {
        _bed.FullManager().Migrate(2);
        _bed.File.Execute("PRAGMA journal_mode = wal");
        var before = _bed.File.Hash;

        Run(operation);

        Assert.Equal(before, _bed.File.Hash);
        Assert.Equal(["app.db"], _bed.Files);
    }

    [Fact]
    public void GetCurrentVersion_RowsStillInTheWriteAheadLog_SeesThem()
    {
        _bed.Manager(wal: true).Migrate(1);
        using var other = _bed.File.Open();
        using var insert = new SqliteCommand("INSERT INTO VersionInfo (Version) VALUES (2)", other);
        insert.ExecuteNonQuery();

        Assert.Equal(2, _bed.Manager().GetCurrentVersion());
        Assert.Equal(["app.db", "app.db-shm", "app.db-wal"], _bed.Files);
    }

    [Fact]
    public void GetCurrentVersion_MissingFile_IsZero() => Assert.Equal(0, _bed.Manager().GetCurrentVersion());

    [Fact]
    public void GetCurrentVersion_TablesButNoVersionTable_IsZero()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER)");

        Assert.Equal(0, _bed.Manager().GetCurrentVersion());
    }

    [Fact]
    public void GetCurrentVersion_AfterMigrating_IsTheHighest()
    {
        _bed.Manager().Migrate(2);

        Assert.Equal(2, _bed.Manager().GetCurrentVersion());
    }

    [Fact]
    public void GetAvailableMigrations_AnyFile_IsTheProgramInOrder()
    {
        var migrations = _bed.Manager().GetAvailableMigrations();

        Assert.Equal(["1 (Step1)", "2 (Step2)", "3 (Step3)"], migrations.Select(migration => migration.ToString()));
    }

    private void Run(string operation)
    {
        var manager = _bed.FullManager();
        switch (operation)
        {
            case "GetCurrentVersion":
                manager.GetCurrentVersion();
                break;
            case "GetStatus":
                manager.GetStatus();
                break;
            case "Validate":
                manager.Validate();
                break;
            default:
                manager.GetAvailableMigrations();
                break;
        }
    }
}
