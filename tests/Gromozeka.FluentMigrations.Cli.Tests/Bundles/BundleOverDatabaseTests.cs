using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>A bundle never replaces a database, what belongs to one, or what is not a file, not even with <c>--force</c>.</summary>
public sealed class BundleOverDatabaseTests : ToolTest
{
    public BundleOverDatabaseTests() => Shell.Assembly = null;

    /// <summary>The first bytes show it, whatever the name, and without a project.</summary>
    [Theory]
    [InlineData("other.db")]
    [InlineData("./sub/../other.db")]
    [InlineData("report")]
    [InlineData("link")]
    [InlineData("report.tar.gz")]
    [InlineData("other.db-wal")]
    [InlineData("other.db-shm")]
    [InlineData("other.db-journal")]
    [InlineData("other.db.lock")]
    public void AnyDatabase_IsKept(string name)
    {
        var database = new DatabaseFile(Shell.File("other.db"));
        database.Execute("CREATE TABLE t (id INTEGER); INSERT INTO t VALUES (1)");
        Directory.CreateDirectory(Shell.File("sub"));
        File.Copy(database.Path, Shell.File("report"));
        File.Copy(database.Path, Shell.File("report.tar.gz"));
        File.CreateSymbolicLink(Shell.File("link"), "other.db");
        var before = database.Hash;

        var error = Fails(ErrorCodes.CommandLine, "bundle", "--force", "-o", name);

        Assert.Contains("it is an SQLite database, or belongs to one", error, StringComparison.Ordinal);
        Assert.Contains("next:  name another output with --output\n", error, StringComparison.Ordinal);
        Assert.Equal(before, database.Hash);
        Assert.True(File.Exists(Shell.File("report")));
        Assert.NotNull(new FileInfo(Shell.File("link")).LinkTarget);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("/dev/null")]
    public void WhatIsNotAFile_IsKept(string name)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Programs.Call("mkfifo", Shell.File("pipe")).Succeed();

        var error = Fails(ErrorCodes.CommandLine, "bundle", "--force", "-o", name);

        Assert.Contains("it is not an ordinary file", error, StringComparison.Ordinal);
        Assert.Equal("fifo\n", Programs.Call("stat", "-c", "%F", Shell.File("pipe")).Succeed());
    }

    /// <summary>The database that the settings name, what belongs to it, and its backups, which need not exist yet.</summary>
    [Fact]
    public void TheDatabaseOfTheProgram_IsKept()
    {
        ForeignProject.Write(Shell.Folder).WithMigration(1);
        var names = new[] { "bot.db", "bot.db-wal", "bot.db.lock", "backups/", "backups/migrate" };

        foreach (var name in names)
            Assert.Contains("the database was not touched", Fails(ErrorCodes.CommandLine, "bundle", "-o", name), StringComparison.Ordinal);
        Shell.Database.Execute("CREATE TABLE t (id INTEGER); INSERT INTO t VALUES (1)");
        var before = Shell.Database.Hash;
        foreach (var name in names)
            Fails(ErrorCodes.CommandLine, "bundle", "--force", "-o", name);

        Assert.Equal(before, Shell.Database.Hash);
        Assert.False(Directory.Exists(Shell.File("backups")));
    }
}
