namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The lock, the backup and what is written: only where a step runs, and released after each call.</summary>
public sealed class QuietCallTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    private string LockFile => _host.File.Path + ".lock";

    public void Dispose() => _host.Dispose();

    public static TheoryData<string> Calls =>
        ["up", "up to 2", "down", "rollback 0", "rollback to last", "list", "validate", "ask", "preview", "load"];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_NothingPending_WritesNothing(string call)
    {
        _host.Run(runner => runner.MigrateUp());
        foreach (var left in Directory.GetFileSystemEntries(Path.GetDirectoryName(LockFile)!).Where(entry => entry != _host.File.Path))
            File.Delete(left);
        var hash = _host.File.Hash;
        if (call == "preview")
            _host.Processor = options => options.PreviewOnly = true;

        _host.Run(runner => Do(runner, call));

        Assert.Equal(hash, _host.File.Hash);
        Assert.Equal([_host.File.Path], Directory.GetFileSystemEntries(Path.GetDirectoryName(LockFile)!));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_NothingPendingAndReadOnly_Works(string call)
    {
        _host.Run(runner => runner.MigrateUp());
        _host.ConnectionString += ";Mode=ReadOnly";

        _host.Run(runner => Do(runner, call));

        Assert.Equal(3, _host.Versions().Count);
    }

    [Fact]
    public void MigrateUp_NothingPendingWhileAnotherWrites_DoesNotWait()
    {
        _host.Run(runner => runner.MigrateUp());
        using var other = _host.File.Open();
        using var transaction = other.BeginTransaction(deferred: false);

        _host.Run(runner => runner.MigrateUp());
    }

    [Fact]
    public void MigrateUp_MaintenanceAndNothingPending_TakesTheLock()
    {
        using var host = RunnerHost.OfEverything("Staged");
        host.Run(runner => runner.MigrateUp());
        File.Delete(host.File.Path + ".lock");

        host.Run(runner => runner.MigrateUp());

        Assert.True(File.Exists(host.File.Path + ".lock"));
    }

    [Fact]
    public void Calls_InOneScope_ReleaseTheLockEachTime() =>
        _host.Run(runner =>
        {
            foreach (
                var step in new Action[]
                {
                    () => runner.MigrateUp(1),
                    () => runner.Up(new Plain(migration => migration.Execute.Sql("CREATE TABLE t (a)"))),
                    () => ((MigrationRunner)runner).MigrateUp(2, useAutomaticTransactionManagement: true),
                    () =>
                        ((MigrationRunner)runner).ApplyMigrationUp(
                            runner.MigrationLoader.LoadMigrations()[20260102030405],
                            useTransaction: false
                        ),
                    () =>
                        ((MigrationRunner)runner).ApplyMigrationDown(
                            runner.MigrationLoader.LoadMigrations()[20260102030405],
                            useTransaction: true
                        ),
                    () => Assert.Throws<MigrationException>(() => runner.Up(new Plain(migration => migration.Execute.Sql("nonsense")))),
                    () => runner.RollbackToVersion(0),
                }
            )
            {
                step();
                AssertFree();
            }

            Assert.Equal(["t"], _host.File.Tables());
        });

    [Fact]
    public void Calls_AfterAFailedOne_GoOn()
    {
        using var host = new RunnerHost("Failing");

        host.Run(runner =>
        {
            Assert.Throws<MigrationException>(() => runner.MigrateUp());
            host.File.Execute("CREATE TABLE other (a)");
            Assert.Throws<MigrationException>(() => runner.MigrateUp());
            runner.MigrateDown(0);
        });

        Assert.Empty(host.Versions());
    }

    private static void Do(IMigrationRunner runner, string call)
    {
        switch (call)
        {
            case "up" or "preview":
                runner.MigrateUp();
                break;
            case "up to 2":
                runner.MigrateUp(2);
                break;
            case "down":
                runner.MigrateDown(20260102030405);
                break;
            case "rollback 0":
                runner.Rollback(0);
                break;
            case "rollback to last":
                runner.RollbackToVersion(20260102030405);
                break;
            case "list":
                runner.ListMigrations();
                break;
            case "validate":
                runner.ValidateVersionOrder();
                break;
            case "ask":
                Assert.False(runner.HasMigrationsToApplyUp());
                Assert.True(runner.HasMigrationsToApplyDown(0));
                break;
            default:
                runner.LoadVersionInfoIfRequired();
                break;
        }
    }

    /// <summary>Another handle of the lock file can be locked.</summary>
    private void AssertFree()
    {
        using var file = new FileStream(LockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }
}
