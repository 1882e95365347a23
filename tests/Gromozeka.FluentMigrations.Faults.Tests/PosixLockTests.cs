using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>
/// On POSIX systems, closing any handle of a file drops all locks that the process holds on it (https://www.sqlite.org/howtocorrupt.html,
/// 2.2). While a connection of this process holds the right to write, nothing that the engine does may let another process write.
/// </summary>
public sealed class PosixLockTests
{
    private static readonly string[] Operations =
    [
        "status",
        "version",
        "validate",
        "plan a repair",
        "nothing pending",
        "refused run",
        "refused rollback",
        "list backups",
        "newest good backup",
        "verify a backup",
        "verify the database",
        "verify through a link",
        "create a backup",
        "restore",
        "restore while in use",
        "restore the database",
        "lock",
        "failed lock",
        "open to read",
        "open to write",
        "needed bytes",
        "free bytes",
    ];

    public static TheoryData<string> Journals() => ["delete", "wal"];

    [Theory]
    [MemberData(nameof(Journals))]
    public void EveryOperation_WhileAConnectionOfTheProcessHoldsTheRightToWrite_LeavesItsLock(string journal)
    {
        using var file = Make(journal);
        using var writer = BeginToWrite(file);
        using var other = Victim.Start("probe", file.Path);
        Assert.Equal("busy", other.Ask("before"));

        foreach (var operation in Operations)
        {
            Do(file, operation);

            Assert.Equal($"busy after {operation}", $"{other.Ask(operation)} after {operation}");
        }

        Run(writer, "COMMIT");
        Assert.Equal("free", other.Ask("after"));
        Assert.Equal("1", file.File.Scalar("SELECT count(*) FROM settings WHERE key = 'written'"));
    }

    /// <summary>The control: what the test above would find, if there were it.</summary>
    [Fact]
    public void AnotherHandle_OpenedAndClosed_DropsTheLock()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var file = Make("delete");
        using var writer = BeginToWrite(file);
        using var other = Victim.Start("probe", file.Path);
        Assert.Equal("busy", other.Ask("before"));

        File.OpenRead(file.Path).Dispose();

        Assert.Equal("free", other.Ask("after"));
    }

    private static BotFile Make(string journal)
    {
        var file = BotFile.Legacy();
        file.Manager().Migrate();
        file.Manager().Backups!.Create();
        file.File.Execute($"PRAGMA journal_mode = {journal}");
        File.CreateSymbolicLink(Link(file), file.Path);
        return file;
    }

    private static string Link(BotFile file) => Path.Combine(file.Folder, "link");

    private static SqliteConnection BeginToWrite(BotFile file)
    {
        var writer = file.File.Open();
        Run(writer, "BEGIN IMMEDIATE; INSERT INTO settings (key, value) VALUES ('written', '1')");
        return writer;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Do(BotFile file, string operation)
    {
        var manager = file.Manager(seconds: 0.1);
        var backups = manager.Backups!;
        switch (operation)
        {
            case "status":
                Assert.Equal(2, manager.GetStatus().CurrentVersion);
                break;
            case "version":
                Assert.Equal(2, manager.GetCurrentVersion());
                break;
            case "validate":
                Assert.Empty(manager.Validate());
                break;
            case "plan a repair":
                Assert.Empty(manager.PlanRepair().Actions);
                break;
            case "nothing pending":
                Assert.Empty(manager.Migrate().Steps);
                break;
            case "refused run":
                var options = new MigrationOptions { Backup = null, Namespace = typeof(Sqlite.Victim.Rebuild.RebuildOfX).Namespace };
                options.Assemblies.Add(typeof(Sqlite.Victim.Rebuild.RebuildOfX).Assembly);
                Refused(ErrorCodes.LockTimeout, () => new MigrationManager(file.Database(0.1), options).Migrate());
                break;
            case "refused rollback":
                Refused(ErrorCodes.LockTimeout, () => manager.Rollback());
                break;
            case "list backups":
                Assert.NotEmpty(backups.List());
                break;
            case "newest good backup":
                Assert.NotNull(backups.FindNewestGood());
                break;
            case "verify a backup":
                Assert.Null(backups.Verify(backups.List()[0].Name));
                break;
            case "verify the database":
                Assert.NotNull(backups.Verify(file.Path));
                break;
            case "verify through a link":
                Assert.Equal("it is the database itself", backups.Verify(Link(file)));
                break;
            case "create a backup":
                Assert.NotNull(backups.Create());
                break;
            case "restore":
                Refused(ErrorCodes.DatabaseInUse, () => backups.Restore(backups.List()[0].Name));
                break;
            case "restore while in use":
                Refused(ErrorCodes.DatabaseInUse, () => backups.Restore(backups.List()[0].Name, new RestoreOptions { WhileInUse = true }));
                break;
            case "restore the database":
                Refused(ErrorCodes.BackupUnusable, () => backups.Restore(file.Path));
                break;
            case "lock":
                file.Database().Lock.TryAcquire()!.Dispose();
                break;
            case "failed lock":
                using (file.Database().Lock.TryAcquire())
                    Assert.Null(file.Database().Lock.TryAcquire());
                break;
            case "open to read":
                file.Database().Open(SessionAccess.Read).Dispose();
                break;
            case "open to write":
                file.Database().Open(SessionAccess.Write).Dispose();
                break;
            case "needed bytes":
                Assert.True(file.Database().Backup!.NeededBytes() > 1);
                break;
            case "free bytes":
                Assert.True(file.Database().Backup!.FreeBytes(file.Folder) > 1);
                break;
            default:
                Assert.Fail(operation);
                break;
        }
    }

    private static void Refused(ErrorCode code, Action operation) => Assert.Equal(code, Assert.Throws<MigrationException>(operation).Code);
}
