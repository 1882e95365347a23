using System.Text.Json;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>Where a run cannot write, what only tells of the run says so, and ends as the run does. What only reads, reads.</summary>
public sealed class WriteObstacleTests : ToolTest
{
    private const string Namespace = "Gromozeka.FluentMigrations.Cli.Samples.Rows";
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    private const UnixFileMode Open = Closed | UnixFileMode.UserWrite;

    private static readonly Dictionary<string, Action<Shell>> Obstacles = new()
    {
        ["Mode=ReadOnly"] = shell => shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly",
        ["immutable"] = shell => shell.Environment["FM_CONNECTION"] = "Data Source=file:bot.db?immutable=1",
        ["the file"] = shell => SetMode(shell.Database.Path, UnixFileMode.UserRead),
        ["a journal beside it"] = shell =>
        {
            File.WriteAllBytes(shell.Database.Path + "-journal", []);
            SetMode(shell.Database.Path + "-journal", UnixFileMode.UserRead);
        },
        ["the lock file"] = shell => SetMode(shell.Database.Path + ".lock", UnixFileMode.UserRead),
        ["the folder"] = shell => SetMode(shell.Folder, Closed),
        ["the folder, without a lock file"] = shell =>
        {
            File.Delete(shell.Database.Path + ".lock");
            SetMode(shell.Folder, Closed);
        },
        ["the folder of a new database"] = shell =>
        {
            shell.Environment["FM_CONNECTION"] = "Data Source=new.db";
            SetMode(shell.Folder, Closed);
        },
        ["a missing folder that cannot be created"] = shell =>
        {
            shell.Environment["FM_CONNECTION"] = "Data Source=one/two/new.db";
            SetMode(shell.Folder, Closed);
        },
    };

    public WriteObstacleTests()
    {
        Shell.Assembly = Repository.Samples;
        Shell.IsUnprivileged = true;
        Ok("migrate", "up", "-t", "1", "-n", Namespace);
    }

    public static TheoryData<string> All => [.. Obstacles.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void ADryRunAndAPlan_EndAsTheRunDoes(string obstacle)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            Obstacles[obstacle](Shell);
            var before = Files();

            var run = Shell.Run("migrate", "-n", Namespace);
            var dryRun = Shell.Run("migrate", "--dry-run", "-n", Namespace);
            var schemaOnly = Shell.Run("migrate", "--dry-run", "--schema-only", "-n", Namespace);
            var plan = Shell.Run("plan", "-n", Namespace);

            Assert.Equal(ErrorCodes.ReadOnly.ExitCode, run.ExitCode);
            var refusal = Last(run).Split('\n')[0];
            foreach (var other in new[] { dryRun, schemaOnly })
            {
                Assert.Equal(run.ExitCode, other.ExitCode);
                Assert.Equal(refusal, Last(other).Split('\n')[0]);
                Assert.Contains("  state: nothing was written", other.Error, StringComparison.Ordinal);
                Assert.Equal("", other.Output);
            }

            Assert.Equal(run.ExitCode, plan.ExitCode);
            Assert.Equal($"{refusal[..6]}A run would be refused: {refusal[6..]}", Last(plan).Split('\n')[0]);
            Assert.Contains("  ↑ 2  Names\n", plan.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Next:", plan.Output, StringComparison.Ordinal);
            Assert.Equal(before, Files());
        }
        finally
        {
            SetMode(Shell.Folder, Open);
        }
    }

    /// <summary>On a copy no backup is made. A run makes one of a database with rows, unless it is told not to.</summary>
    [Fact]
    public void ADryRunAndAPlan_WhereNoBackupCanBeMade_EndAsTheRunDoes()
    {
        if (OperatingSystem.IsWindows())
            return;
        SetMode(Directory.CreateDirectory(Shell.File("backups")).FullName, Closed);
        Ok("migrate", "--dry-run", "-n", Namespace);
        Ok("plan", "-n", Namespace);
        Shell.Database.Execute("INSERT INTO notes VALUES ('a')");

        var run = Fails(ErrorCodes.BackupFailed, "migrate", "-n", Namespace);
        var dryRun = Shell.Run("migrate", "--dry-run", "-n", Namespace);
        var plan = Shell.Run("plan", "-n", Namespace);

        Assert.Equal(run.Split('\n')[0], Stable(Last(dryRun)).Split('\n')[0]);
        Assert.Equal("", dryRun.Output);
        Assert.StartsWith("GM409 A run would be refused: ", Last(plan), StringComparison.Ordinal);
        Assert.Equal((5, 5), (dryRun.ExitCode, plan.ExitCode));
        Assert.Matches(
            "✗ backups +a run that creates one would be refused: .*GM409",
            Shell.Run("doctor", "-n", Namespace).Output.ReplaceLineEndings(" ")
        );
        Assert.Equal(0, Shell.Run("migrate", "--dry-run", "--no-backup", "-n", Namespace).ExitCode);
        Assert.Equal(0, Shell.Run("plan", "--backup", "never", "-n", Namespace).ExitCode);
        Assert.Equal(0, Shell.Run("migrate", "--no-backup", "-n", Namespace).ExitCode);
    }

    [Fact]
    public void EveryDryRunOfACommandThatWrites_EndsAsTheCommandDoes()
    {
        Shell.Assembly = Repository.Bot;
        File.Delete(Shell.Database.Path);
        Shell.WithLegacy();
        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly";
        foreach (var command in new[] { ["adopt"], new[] { "stamp", "1", "--accept-differences" } })
        {
            Fails(ErrorCodes.ReadOnly, command);
            Fails(ErrorCodes.ReadOnly, [.. command, "--dry-run"]);
        }

        Fails(ErrorCodes.ReadOnly, "adopt", "--dry-run", "--schema-only");
        Shell.Environment.Clear();
        Ok("migrate", "--no-backup");
        Shell.Database.Execute("UPDATE settings SET value = '1' WHERE key = 'db_migration_version'");
        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly";
        Fails(ErrorCodes.ReadOnly, "rollback", "--dry-run");
        Fails(ErrorCodes.ReadOnly, "seed", "--dry-run");
        Fails(ErrorCodes.ReadOnly, "seed");
        Fails(ErrorCodes.ReadOnly, "repair", "--dry-run");
        // Before it asks.
        Fails(ErrorCodes.ReadOnly, "repair");
        Fails(ErrorCodes.ReadOnly, "rollback", "all");
    }

    [Fact]
    public void WithNothingToDo_NothingIsInTheWay()
    {
        Ok("migrate", "-n", Namespace);
        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly";

        Ok("migrate", "-n", Namespace);
        Assert.Contains("Nothing to do", Ok("migrate", "--dry-run", "-n", Namespace), StringComparison.Ordinal);
        Assert.Contains("Nothing to do", Ok("plan", "-n", Namespace), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_AsJson_HasTheStepsAndTheRefusal()
    {
        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly";

        var call = Shell.Run("plan", "--json", "-n", Namespace);
        using var document = JsonDocument.Parse(call.Output);

        Assert.Equal(5, call.ExitCode);
        Assert.Equal(5, document.RootElement.GetProperty("exitCode").GetInt32());
        Assert.False(document.RootElement.GetProperty("success").GetBoolean());
        Assert.Equal("GM405", document.RootElement.GetProperty("failed").GetProperty("code").GetString());
        Assert.Equal(2, document.RootElement.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public void Plan_InAReadOnlyFolder_SaysFirstThatRowsWereNotTried()
    {
        if (OperatingSystem.IsWindows())
            return;
        SetMode(Shell.Folder, Closed);
        try
        {
            Assert.StartsWith(
                "warning: only the schema was tried, without the rows: ",
                Shell.Run("plan", "-n", Namespace).Error,
                StringComparison.Ordinal
            );
        }
        finally
        {
            SetMode(Shell.Folder, Open);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheJournalMode_WhereTheFileIsReadAlone_IsTheOneItHas(bool hasLog)
    {
        if (OperatingSystem.IsWindows())
            return;
        Shell.Database.Execute("PRAGMA journal_mode = wal");
        if (!hasLog)
            Shell.Database.Execute("PRAGMA journal_mode = delete");
        SetMode(Shell.Folder, Closed);
        try
        {
            var mode = hasLog ? "wal" : "delete";
            foreach (var command in new[] { "status", "plan", "history", "validate" })
                Assert.Contains(
                    $"\"journalMode\": \"{mode}\"",
                    Shell.Run(command, "--json", "-n", Namespace).Output,
                    StringComparison.Ordinal
                );
            Assert.Matches($"(?m)^  ✓ journal mode +{mode}$", Shell.Run("doctor", "-n", Namespace).Output);
        }
        finally
        {
            SetMode(Shell.Folder, Open);
        }
    }

    [Fact]
    public void TheJournalMode_OfAFileThatTheHostCallsImmutable_IsNotKnown()
    {
        Shell.Database.Execute("PRAGMA journal_mode = wal");
        Shell.Environment["FM_CONNECTION"] = "Data Source=file:bot.db?immutable=1";

        Assert.Matches("^bot.db   SQLite 3.x   1 KB   version 1 of 3\n", Ok("status", "-n", Namespace));
        Assert.Matches("(?m)^  ✓ journal mode +not known: ", Shell.Run("doctor", "-n", Namespace).Output);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    /// <summary>The error, after the warnings.</summary>
    private static string Last(ProgramRun call) => call.Error[call.Error.IndexOf("GM4", StringComparison.Ordinal)..];

    private List<string> Files() => [.. Directory.GetFileSystemEntries(Shell.Folder).Order(StringComparer.Ordinal)];
}
