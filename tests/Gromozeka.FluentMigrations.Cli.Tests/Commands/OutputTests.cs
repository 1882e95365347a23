using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>
/// <c>--output</c>: opened before anything runs, never written over a database, and left as it was when nothing comes of it.
/// </summary>
public sealed class OutputTests : ToolTest
{
    public static TheoryData<string> DatabaseFiles =>
        [
            "bot.db",
            "bot.db-wal",
            "bot.db-shm",
            "bot.db-journal",
            "bot.db.lock",
            "./sub/../bot.db",
            "link.sql",
            "hard.sql",
            "other.db",
            "other.db-wal",
            "other.db-journal",
            "other.db.lock",
            "backups/x.sql",
        ];

    [Theory]
    [MemberData(nameof(DatabaseFiles))]
    public void Output_OverADatabase_IsRefusedBeforeAnythingRuns(string name)
    {
        Ok("migrate", "up", "-t", "1");
        Directory.CreateDirectory(Shell.File("sub"));
        File.CreateSymbolicLink(Shell.File("link.sql"), "bot.db");
        Assert.Equal(0, Link(Shell.Database.Path, Shell.File("hard.sql")));
        File.Copy(Shell.Database.Path, Shell.File("other.db"));
        Directory.CreateDirectory(Shell.File("backups"));
        var before = Shell.Database.Hash;

        foreach (
            var arguments in new[]
            {
                new[] { "migrate" },
                ["migrate", "--preview"],
                ["migrate", "--preview", "--no-connection"],
                ["script"],
                ["script", "--from", "0"],
                ["schema"],
                ["schema", "--actual"],
            }
        )
            Assert.Contains(
                "the database was not touched",
                Fails(ErrorCodes.CommandLine, [.. arguments, "-o", name]),
                StringComparison.Ordinal
            );

        Assert.Equal(before, Shell.Database.Hash);
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
    }

    [Theory]
    [InlineData("bot.db")]
    [InlineData("bot.db.lock")]
    public void Output_InThePlaceOfADatabaseToBe_IsRefused(string name)
    {
        Fails(ErrorCodes.CommandLine, "migrate", "-o", name);
        Fails(ErrorCodes.CommandLine, "script", "--from", "0", "-o", name);

        Assert.Empty(Directory.GetFiles(Shell.Folder));
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("no/such/folder.sql")]
    [InlineData("/proc/nothing.sql")]
    public void Output_ThatCannotBeWritten_IsFoundBeforeAnythingRuns(string name)
    {
        Directory.CreateDirectory(Shell.File("sub"));

        Fails(ErrorCodes.CommandLine, "migrate", "-o", name);

        Assert.False(File.Exists(Shell.Database.Path));
    }

    [Fact]
    public void Output_OfARunThatFails_LeavesTheOldFile()
    {
        File.WriteAllText(Shell.File("old.sql"), "old");

        Fails(ErrorCodes.UnknownTarget, "migrate", "up", "-t", "999", "-o", "old.sql");

        Assert.Equal("old", File.ReadAllText(Shell.File("old.sql")));
        Assert.Equal(
            ["old.sql"],
            Directory.GetFiles(Shell.Folder).Select(Path.GetFileName).Where(name => !name!.StartsWith("bot.db", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Output_ToALink_IsWrittenToWhatItNames()
    {
        File.WriteAllText(Shell.File("real.sql"), "old");
        File.CreateSymbolicLink(Shell.File("link.sql"), "real.sql");

        Ok("script", "--from", "0", "-q", "-o", "link.sql");

        Assert.Contains("CREATE TABLE", File.ReadAllText(Shell.File("real.sql")), StringComparison.Ordinal);
        Assert.NotNull(File.ResolveLinkTarget(Shell.File("link.sql"), returnFinalTarget: false));
    }

    [Fact]
    public void Output_OfARun_HoldsTheLiteralsOfItsStatements()
    {
        Shell.Assembly = Repository.Samples;

        Ok("migrate", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Lines", "-o", "ran.sql");

        Assert.Contains("'password = '''' Password=secret'", File.ReadAllText(Shell.File("ran.sql")), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_OverTheProgram_IsRefused()
    {
        Shell.Assembly = Shell.File("Program.dll");
        File.Copy(Repository.Samples, Shell.Assembly);
        var before = File.ReadAllBytes(Shell.Assembly);

        Fails(ErrorCodes.CommandLine, "script", "--from", "0", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Lines", "-o", "Program.dll");

        Assert.Equal(before, File.ReadAllBytes(Shell.Assembly));
    }

    [Theory]
    [InlineData("script", "-o")]
    [InlineData("status", "--project")]
    [InlineData("status", "-a")]
    [InlineData("status", "-c")]
    [InlineData("new", "x", "--folder")]
    [InlineData("migrate", "--working-directory")]
    [InlineData("migrate", "--profile")]
    public void AnEmptyValue_IsAUsageError(params string[] words) =>
        Assert.Contains("has an empty value", Fails(ErrorCodes.CommandLine, [.. words, ""]), StringComparison.Ordinal);

    [Fact]
    public void Output_ToADevice_IsWrittenThere() =>
        Assert.Contains("CREATE TABLE", Ok("script", "--from", "0", "-q", "-o", "/dev/stdout"), StringComparison.Ordinal);

    [Fact]
    public void Output_OnAFullDevice_SaysThatTheRunIsDone()
    {
        var call = Shell.Run("migrate", "--no-backup", "-o", "/dev/full");

        Assert.Equal(ErrorCodes.OutputLost.ExitCode, call.ExitCode);
        Assert.StartsWith(ErrorCodes.OutputLost.Id, call.Error, StringComparison.Ordinal);
        Assert.Contains("the run is done: ", call.Error, StringComparison.Ordinal);
        Assert.Contains("is at version 2", call.Error, StringComparison.Ordinal);
        Assert.Equal("2", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
    }

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "link", CharSet = System.Runtime.InteropServices.CharSet.Ansi)]
    private static extern int LinkFile(string from, string to);

    private static int Link(string from, string to) => LinkFile(from, to);
}
