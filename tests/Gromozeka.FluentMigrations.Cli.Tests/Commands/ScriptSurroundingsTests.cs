using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What is around the statements of a script: foreign keys, statistics, other files, the lines that the shell reads.</summary>
public sealed class ScriptSurroundingsTests : ToolTest
{
    public ScriptSurroundingsTests() => Shell.Assembly = Repository.Samples;

    [Theory]
    [InlineData(1, false, "script")]
    [InlineData(2, false, "script")]
    [InlineData(1, true, "script")]
    [InlineData(2, true, "script")]
    [InlineData(2, true, "migrate", "--preview")]
    [InlineData(1, false, "script", "--idempotent")]
    [InlineData(2, true, "script", "--idempotent")]
    public void Script_EnforcesForeignKeysAsARunDoes(int from, bool areEnforced, params string[] command)
    {
        Shell.Environment["FM_CONNECTION"] = $"Data Source=bot.db;Foreign Keys={areEnforced}";
        string[] cascade = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Cascade"];
        Ok(["migrate", "--target", $"{from}", .. cascade]);
        File.Copy(Shell.File("bot.db"), Shell.File("scripted.db"));
        File.WriteAllText(Shell.File("all.sql"), Ok([.. command, .. cascade]));

        // The shell's own default is the other one.
        Sqlite("scripted.db", $"PRAGMA foreign_keys = {(areEnforced ? "OFF" : "ON")}", ".read all.sql");
        // It warns of rows that it deletes by a cascade.
        Assert.Equal(0, Shell.Run(["migrate", .. cascade]).ExitCode);

        var scripted = new DatabaseFile(Shell.File("scripted.db"));
        const string Children = "SELECT id FROM children";
        Assert.Equal(Shell.Database.Rows(Children), scripted.Rows(Children));
        Assert.Equal(areEnforced ? 0 : 3, scripted.Rows(Children).Count);
        Assert.Equal("7", scripted.Scalar("SELECT max(Version) FROM VersionInfo"));
    }

    [Theory]
    [InlineData(false, "script")]
    [InlineData(true, "script")]
    [InlineData(false, "script", "--idempotent")]
    public void Script_OfADatabaseWithAKeyThatCannotWork_RunsToItsEnd(bool areEnforced, params string[] command)
    {
        Shell.Environment["FM_CONNECTION"] = $"Data Source=bot.db;Foreign Keys={areEnforced}";
        string[] cascade = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Cascade"];
        Ok(["migrate", "--target", "1", .. cascade]);
        Shell.Database.Execute("CREATE TABLE old (name TEXT REFERENCES parents (name)); INSERT INTO old VALUES ('a')");
        File.Copy(Shell.File("bot.db"), Shell.File("scripted.db"));
        File.WriteAllText(Shell.File("all.sql"), Ok([.. command, "--to", "2", .. cascade]));

        Sqlite("scripted.db", ".read all.sql");

        Assert.Equal("2", new DatabaseFile(Shell.File("scripted.db")).Scalar("SELECT max(Version) FROM VersionInfo"));
    }

    [Theory]
    [InlineData("Rebuilt")]
    [InlineData("Brackets")]
    [InlineData("Backticks")]
    [InlineData("Inserted")]
    public void Script_WithANameThatTheShellWouldChange_IsRefused(string name)
    {
        string[] names = ["-n", $"Gromozeka.FluentMigrations.Cli.Samples.LineNames.{name}"];
        if (name == "Rebuilt")
            Ok(["migrate", "--target", "1", .. names]);

        Assert.Contains("CR LF", Fails(ErrorCodes.NotScriptable, ["script", .. names]), StringComparison.Ordinal);
        Assert.Contains("CR LF", Fails(ErrorCodes.NotScriptable, ["script", "--idempotent", .. names]), StringComparison.Ordinal);
        Ok(["plan", "-V", .. names]);
        Ok(["migrate", "--output", "done.sql", "-q", .. names]);
    }

    [Fact]
    public void Script_WithLineBreaksThatMeanNothing_IsWritten()
    {
        Ok("script", "-q", "-o", "all.sql", "-n", "Gromozeka.FluentMigrations.Cli.Samples.LineNames.Harmless");

        Sqlite("scripted.db", ".read all.sql");

        var scripted = new DatabaseFile(Shell.File("scripted.db"));
        Assert.Equal("a,c\rd", scripted.Scalar("SELECT group_concat(name) FROM pragma_table_info('t')"));
    }

    [Theory]
    [InlineData("script")]
    [InlineData("script", "--idempotent")]
    [InlineData("migrate", "--preview")]
    public void Script_OfARebuild_KeepsTheStatistics(params string[] command)
    {
        const string Statistics = "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx";
        string[] cascade = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Cascade"];
        Ok(["migrate", "--target", "1", .. cascade]);
        Shell.Database.Execute("CREATE INDEX names ON parents (name); CREATE INDEX parents_of ON children (parent); ANALYZE");
        Shell.Database.Execute("DELETE FROM sqlite_stat1 WHERE tbl NOT IN ('parents', 'children')");
        File.Copy(Shell.File("bot.db"), Shell.File("scripted.db"));
        File.WriteAllText(Shell.File("all.sql"), Ok([.. command, command[0] == "script" ? "--to" : "--target", "2", .. cascade]));

        Sqlite("scripted.db", ".read all.sql");
        Ok(["migrate", "--target", "2", .. cascade]);

        var scripted = new DatabaseFile(Shell.File("scripted.db"));
        Assert.Equal(["children|parents_of|3 1", "parents|names|3 1"], scripted.Rows(Statistics));
        Assert.Equal(Shell.Database.Rows(Statistics), scripted.Rows(Statistics));
    }

    [Theory]
    [InlineData("plan", "--schema-only")]
    [InlineData("plan")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("migrate", "--dry-run", "--schema-only")]
    [InlineData("migrate", "--preview")]
    [InlineData("script")]
    public void Copy_OfADatabase_CreatesNoOtherFile(params string[] command)
    {
        string[] attaching = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Attaching"];
        Ok(["migrate", "--target", "1", .. attaching]);

        Assert.Contains("unable to open database", Fails(ErrorCodes.StepFailed, [.. command, .. attaching]), StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.File("other.db")));
        Assert.Contains("unable to open database", Fails(ErrorCodes.StepFailed, ["migrate", .. attaching]), StringComparison.Ordinal);
    }

    private void Sqlite(string database, params string[] commands)
    {
        var run = Programs.Call("sqlite3", [database, .. commands]).In(Shell.Folder).Run();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }
}
