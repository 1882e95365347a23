using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>
/// A dry run and a plan on a disk that is nearly full, of a database in write-ahead-log mode, which cannot be read without space.
/// </summary>
public sealed class FullDiskTests : ToolTest
{
    private const string Namespace = "Gromozeka.FluentMigrations.Cli.Samples.Space";
    private const int Page = 4096;

    /// <summary>
    /// From the space for a copy alone to that for a copy that is open, and fails later: at each, the schema can still be tried.
    /// </summary>
    [NeedsMountFact]
    public void ADryRunAndAPlan_ThatFillTheDisk_TryTheSchemaAndLeaveNothing()
    {
        using var disk = new Mount(Shell.File("disk"), 8);
        var size = Fill();
        foreach (var pages in (int[])[1, 5, 9, 14, 30])
        {
            disk.FillUpTo(size + pages * Page);
            foreach (
                var command in (string[][])
                    [
                        ["migrate", "--dry-run", "--no-backup"],
                        ["plan", "--backup", "never"],
                    ]
            )
            {
                var call = Shell.Run([.. command, "-n", Namespace]);

                Assert.True(call.ExitCode == 0, $"{pages} pages: {call.All}");
                Assert.StartsWith("warning: only the schema was tried, without the rows: ", call.Error, StringComparison.Ordinal);
                // Nothing else: neither what the attempt with rows would have lost, nor the name of its file.
                Assert.DoesNotContain("would delete", call.Error, StringComparison.Ordinal);
                Assert.DoesNotContain(".dry-run-", call.Error, StringComparison.Ordinal);
                Assert.Contains("rows were", call.Output, StringComparison.Ordinal);
                Assert.Equal(["ballast", "bot.db", "bot.db.lock"], Files());
            }

            disk.Empty();
        }
    }

    /// <summary>A run is backed up first, and a dry run and a plan end as it does.</summary>
    [NeedsMountFact]
    public void WithoutSpaceForTheBackup_ADryRunAndAPlanEndAsTheRun()
    {
        using var disk = new Mount(Shell.File("disk"), 8);
        var size = Fill();
        disk.FillUpTo(size / 2);

        var refusal = Fails(ErrorCodes.DiskFull, "migrate", "-n", Namespace).Split('\n')[0];

        var dryRun = Shell.Run("migrate", "--dry-run", "-n", Namespace);
        var plan = Shell.Run("plan", "-n", Namespace);
        Assert.Equal((5, 5, 5), (dryRun.ExitCode, plan.ExitCode, Shell.Run("doctor", "-n", Namespace).ExitCode));
        Assert.Contains("\n" + refusal, Stable(dryRun.Error), StringComparison.Ordinal);
        Assert.Contains("\nGM407 A run would be refused: " + refusal[6..], Stable(plan.Error), StringComparison.Ordinal);
    }

    [NeedsMountFact]
    public void WithoutAnySpace_EachCommandSaysThatTheDiskIsFull()
    {
        using var disk = new Mount(Shell.File("disk"), 8);
        Fill();
        disk.FillUpTo(Page);
        foreach (
            var command in (string[][])
                [
                    ["status"],
                    ["plan"],
                    ["migrate"],
                    ["migrate", "--dry-run"],
                    ["migrate", "--dry-run", "--schema-only"],
                ]
        )
            Assert.Contains("bot.db-shm", Fails(ErrorCodes.DiskFull, [.. command, "-n", Namespace]), StringComparison.Ordinal);
        disk.Empty();
        Ok("status", "-n", Namespace);
        Assert.Equal(["bot.db", "bot.db.lock"], Files());
    }

    /// <returns>The size of the file, with all in it.</returns>
    private long Fill()
    {
        Shell.Assembly = Repository.Samples;
        Shell.Environment["FM_CONNECTION"] = "Data Source=disk/bot.db";
        Ok("migrate", "up", "-t", "1", "-n", Namespace);
        var file = new DatabaseFile(Shell.File("disk/bot.db"));
        file.Execute("PRAGMA journal_mode = wal");
        file.Execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT INTO people (name) SELECT 'name "
                + "number ' || i FROM n; INSERT INTO notes VALUES ('a')"
        );
        Assert.Equal(["bot.db", "bot.db.lock"], Files());
        return new FileInfo(file.Path).Length;
    }

    private List<string> Files() =>
        [.. Directory.GetFiles(Shell.File("disk")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
