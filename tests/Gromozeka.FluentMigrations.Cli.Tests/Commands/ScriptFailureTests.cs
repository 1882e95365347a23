using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>A script of which a statement fails changes nothing in its step, and nothing after it.</summary>
public sealed class ScriptFailureTests : ToolTest
{
    private const string Rows = "SELECT id, quote(name) FROM things ORDER BY id";
    private static readonly string[] s_rows = ["1|'007'", "2|NULL", "3|'7'"];

    public ScriptFailureTests() => Shell.Assembly = Repository.Samples;

    public static TheoryData<string, string[]> Scripts
    {
        get
        {
            var scripts = new TheoryData<string, string[]>();
            foreach (var name in new[] { "NotNull", "Casts", "Verified", "Rows", "Indexes" })
            {
                scripts.Add(name, ["script"]);
                scripts.Add(name, ["script", "--idempotent"]);
                scripts.Add(name, ["migrate", "--preview"]);
            }

            return scripts;
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_InTheShell_StopsAtTheFirstError(string name, string[] command)
    {
        File.WriteAllText(Shell.File("all.sql"), Write(name, command));

        Assert.NotEqual(0, Sqlite("bot.db", ".read all.sql"));
        AssertUnchanged();

        Assert.NotEqual(0, Sqlite("bot.db", [], File.ReadAllText(Shell.File("all.sql"))));
        AssertUnchanged();
    }

    [Fact]
    public void Script_ReadAgainInTheShellWhereItFailed_CommitsNothing()
    {
        File.WriteAllText(Shell.File("all.sql"), Write("Rows", ["script"]));
        File.WriteAllText(Shell.File("another.sql"), Write("Rows", ["script", "--to", "2", "--idempotent"]));

        // A shell on a terminal goes on after an error.
        var session = Programs.Call("sqlite3", ["-interactive", "bot.db"]).In(Shell.Folder);
        using (var shell = session.Start())
        {
            shell.StandardInput.Write(".read all.sql\n.read all.sql\n.read another.sql\nSELECT count(*) FROM things WHERE name = 'all';\n");
            // Until here, the transaction is open, with what the step did before it failed.
            Assert.Contains("3", shell.End().Output, StringComparison.Ordinal);
        }

        AssertUnchanged();
    }

    /// <summary>Another tool does not know .bail, and may go on: what it has copied is compared before the old table is dropped.</summary>
    [Theory]
    [InlineData("NotNull")]
    [InlineData("Casts")]
    [InlineData("Verified")]
    public void Script_WhereItGoesOnAfterAnError_KeepsTheTable(string name)
    {
        var script = Write(name, ["script"]).Replace(".bail on\n", "", StringComparison.Ordinal);

        _ = Sqlite("bot.db", [], script);

        AssertUnchanged();
    }

    [Theory]
    [InlineData("NotNull")]
    [InlineData("Casts")]
    [InlineData("Verified")]
    [InlineData("Rows")]
    [InlineData("Indexes")]
    public void Script_WhereTheRowsFit_DoesWhatARunDoes(string name)
    {
        string[] these = ["-n", $"Gromozeka.FluentMigrations.Cli.Samples.Misfits.{name}"];
        Ok(["migrate", "--target", "1", .. these]);
        Shell.Database.Execute("INSERT INTO things VALUES (2, '8')");
        File.Copy(Shell.File("bot.db"), Shell.File("scripted.db"));
        File.WriteAllText(Shell.File("all.sql"), Ok(["script", .. these]));

        Assert.Equal(0, Sqlite("scripted.db", ".read all.sql"));
        Ok(["migrate", .. these]);

        var scripted = new DatabaseFile(Shell.File("scripted.db"));
        Assert.Equal(Shell.Database.Rows(Rows), scripted.Rows(Rows));
        Assert.Equal("3", scripted.Scalar("SELECT max(Version) FROM VersionInfo"));
    }

    private string Write(string name, string[] command)
    {
        string[] these = ["-n", $"Gromozeka.FluentMigrations.Cli.Samples.Misfits.{name}"];
        if (!File.Exists(Shell.File("bot.db")))
        {
            Ok(["migrate", "--target", "1", .. these]);
            Shell.Database.Execute("INSERT INTO things VALUES (1, '007'), (2, NULL), (3, '7')");
        }

        return Ok([.. command, .. these]);
    }

    private void AssertUnchanged()
    {
        Assert.Equal(s_rows, Shell.Database.Rows(Rows));
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(Version) FROM VersionInfo"));
        Assert.DoesNotContain("later", Shell.Database.Tables());
    }

    private int Sqlite(string database, string command) => Sqlite(database, [command], "");

    private int Sqlite(string database, string[] commands, string input)
    {
        using var shell = Programs.Call("sqlite3", [database, .. commands]).In(Shell.Folder).Start();
        shell.StandardInput.Write(input);
        return shell.End().ExitCode;
    }
}
