using Gromozeka.FluentMigrations;

namespace Gromozeka.Bot.Tests.Publishing;

/// <summary>The published bot on a read-only file system, where only its two volumes and /tmp are writable.</summary>
public sealed class ReadOnlyRootTests : IClassFixture<PublishedBot>, IDisposable
{
    private readonly ReadOnlyRoot _root = new();

    public ReadOnlyRootTests(PublishedBot bot)
    {
        _root.Mount(bot.Folder, "/app");
        _root.Environment["Database__ConnectionString"] = "Data Source=/data/bot.db";
        _root.Environment["Database__BackupFolder"] = "/backups";
    }

    public void Dispose() => _root.Dispose();

    [NeedsMountFact(isLong: true)]
    public void ALegacyDatabase_IsMigratedAndGoesOn()
    {
        var (data, backups) = Volumes();

        var first = Run();
        var second = Run();
        var commands = string.Concat(
            new[] { "status", "validate", "plan -t 1", "rollback --yes", "migrate --dry-run", "migrate", "restore --yes" }.Select(words =>
                Run(words.Split(' ')).Succeeded()
            )
        );

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("version 2 of 2", first.Output, StringComparison.Ordinal);
        Assert.Contains("No problems found.", commands, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(backups, "*-v0.db"));
        Assert.All(Directory.EnumerateFiles(data), file => Assert.StartsWith("bot.db", Path.GetFileName(file), StringComparison.Ordinal));
    }

    [NeedsMountFact(isLong: true)]
    public void BackupsOnAReadOnlyVolume_AreRefusedByName() =>
        Refused("why:   Read-only file system : '/backups/", () => _root.MountVolume("/backups", isReadOnly: true));

    [NeedsMountFact(isLong: true)]
    public void BackupsOnAVolumeThatIsNotMounted_AreRefusedByName() =>
        Refused("why:   the folder /backups does not exist, and cannot be created: Read-only file system", () => _root.Unmount("/backups"));

    /// <summary>Without a backup nothing is written; with nothing to do, no backup is needed.</summary>
    private void Refused(string why, Action change)
    {
        var (data, _) = Volumes();
        var file = new DatabaseFile(Path.Combine(data, "bot.db"));
        var before = file.Hash;
        change();

        var start = Run();
        var plan = Run("plan");

        Assert.Equal(ErrorCodes.BackupFailed.ExitCode, start.ExitCode);
        Assert.Contains("GM409 No backup of /data/bot.db could be created.", start.Error, StringComparison.Ordinal);
        Assert.Contains(why, start.Error, StringComparison.Ordinal);
        Assert.Contains(
            "next:  make /backups writable for this user (if it is on a volume: mount that",
            start.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(ErrorCodes.BackupFailed.ExitCode, plan.ExitCode);
        Assert.Equal(before, file.Hash);

        _root.MountVolume("/backups");
        Assert.Equal(0, Run().ExitCode);
        change();
        Assert.Equal(0, Run().ExitCode);
    }

    [NeedsMountFact(isLong: true)]
    public void DataOnAVolumeThatIsNotMountedOrReadOnly_IsRefusedByName()
    {
        Volumes();
        _root.MountVolume("/data", isReadOnly: true);
        Assert.Contains("GM405 /data/bot.db", Run().Error, StringComparison.Ordinal);

        _root.Unmount("/data");
        Assert.Contains("GM406 The folder /data of bot.db cannot be created.", Run().Error, StringComparison.Ordinal);
    }

    /// <summary>The first process of a container, or the main process of a service, gets the signal itself.</summary>
    [NeedsMountFact(isLong: true)]
    public async Task ATerminationDuringAMigration_RollsItBack()
    {
        var (data, _) = Volumes();
        var file = new DatabaseFile(Path.Combine(data, "bot.db"));
        Assert.Equal(0, Run().ExitCode);
        Run("rollback", "--yes").Succeeded();
        file.Execute(
            """
            CREATE TABLE sink (n INTEGER);
            CREATE TRIGGER slow AFTER INSERT ON migrations BEGIN
                INSERT INTO sink SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n);
            END
            """
        );

        using var process = Call().Start();
        while (await process.StandardError.ReadLineAsync().Ends("the start of migration 2") is { } line)
        {
            if (line.Contains("starts, up", StringComparison.Ordinal))
                break;
        }

        Programs.Call("kill", "-TERM", $"{process.Id}").Succeed();
        var run = process.End();

        Assert.Equal(130, run.ExitCode);
        Assert.Equal("1", file.Scalar("SELECT max(version) FROM migrations"));
        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
    }

    private (string Data, string Backups) Volumes()
    {
        var (data, backups) = (_root.MountVolume("/data"), _root.MountVolume("/backups"));
        ReadOnlyRoot.Put(Path.Combine(AppContext.BaseDirectory, "Data", "legacy.db"), data, "bot.db");
        return (data, backups);
    }

    private ProgramRun Run(params string[] words) => Call(words).Run();

    private System.Diagnostics.ProcessStartInfo Call(params string[] words) =>
        _root.Call("/app", ["dotnet", "Gromozeka.Bot.dll", .. words]);
}

file static class ProgramRuns
{
    public static string Succeeded(this ProgramRun run)
    {
        Assert.True(run.ExitCode == 0, run.All);
        return run.Output;
    }
}
