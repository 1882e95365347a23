using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>A database file with a second name. Which file it is only Linux tells here.</summary>
public sealed class HardLinkTests : IDisposable
{
    private readonly Workbench _bench = new("CREATE TABLE t (v TEXT); INSERT INTO t VALUES ('before')");
    private readonly DatabaseFile _other;

    public HardLinkTests() => _other = new DatabaseFile(_bench.Path("other.db"));

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Restore_AProgramHasItOpenByTheOtherName_IsRefused(bool isDamaged)
    {
        if (!Link())
            return;
        var backup = Backups().Create();
        using (var program = _other.Open())
        {
            using var command = new Microsoft.Data.Sqlite.SqliteCommand("SELECT v FROM t", program);
            Assert.Equal("before", command.ExecuteScalar());
            if (isDamaged)
                Destroy();

            var error = Assert.Throws<MigrationException>(() =>
                Backups().Restore(backup.Name, new RestoreOptions { WhileInUse = isDamaged })
            );

            Assert.Equal(ErrorCodes.DatabaseInUse, error.Code);
            Assert.DoesNotContain(_bench.File.Files, file => file.Contains(".replaced-", StringComparison.Ordinal));
        }

        Assert.Equal(isDamaged ? [] : ["before"], isDamaged ? [] : _other.Rows("SELECT v FROM t"));
    }

    [Fact]
    public void Restore_TheOtherNameOfTheDatabase_IsRefused()
    {
        if (!Link())
            return;

        var error = Assert.Throws<MigrationException>(() => Backups().Restore(_other.Path));

        Assert.Equal(ErrorCodes.BackupUnusable, error.Code);
        Assert.Contains("the database itself", error.Why, StringComparison.Ordinal);
    }

    private BackupManager Backups() => new(_bench.Database(), new MigrationOptions());

    private void Destroy()
    {
        using var file = new FileStream(_bench.File.Path, FileMode.Open);
        file.Write(new byte[100]);
    }

    private bool Link()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var link = Process.Start("ln", [_bench.File.Path, _other.Path]);
        link.WaitForExit();
        return link.ExitCode == 0;
    }
}
