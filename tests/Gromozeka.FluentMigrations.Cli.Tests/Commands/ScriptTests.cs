using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>script</c>: what it writes makes the same database as a run.</summary>
public sealed class ScriptTests : ToolTest
{
    private const string Schema = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name";

    [Fact]
    public void Script_FromNothing_MakesWhatARunMakes()
    {
        var sql = Ok("script", "--from", "0");
        Ok("migrate");
        var scripted = new DatabaseFile(Shell.File("scripted.db"));
        scripted.Execute(WithoutBail(sql));

        Assert.Equal(Shell.Database.Rows(Schema), scripted.Rows(Schema));
        Assert.Equal(["1|Initial schema", "2|Example features"], scripted.Rows("SELECT version, description FROM migrations"));
    }

    [Fact]
    public void Script_OfPartOfTheWay_AndOfTheWayBack()
    {
        Assert.DoesNotContain("chat_messages", Ok("script", "--from", "1", "--to", "2"), StringComparison.Ordinal);
        Assert.Contains("DROP TABLE \"example_features\"", Ok("script", "--from", "2", "--to", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public void IdempotentScript_InTheShell_RunsAnyNumberOfTimes()
    {
        Ok("script", "--from", "0", "--idempotent", "-o", "all.sql", "-q");

        for (var run = 0; run < 2; run++)
            Sqlite("scripted.db", ".read all.sql");
        var scripted = new DatabaseFile(Shell.File("scripted.db"));
        Ok("migrate");

        Assert.Equal(["1|Initial schema", "2|Example features"], scripted.Rows("SELECT version, description FROM migrations"));
        Assert.Equal(
            Shell.Database.Rows("SELECT name FROM sqlite_master ORDER BY name"),
            scripted.Rows("SELECT name FROM sqlite_master ORDER BY name")
        );
    }

    [Fact]
    public void IdempotentScript_OnADatabaseHalfWay_RunsTheRest()
    {
        Ok("migrate", "up", "-t", "1");
        Ok("script", "--from", "0", "--idempotent", "-o", "all.sql", "-q");

        Sqlite("bot.db", ".read all.sql");

        Assert.Equal("2", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
        Assert.Contains("example_features", Shell.Database.Tables());
        Assert.Equal("No problems found.\n", Ok("validate"));
    }

    [Fact]
    public void Script_OfARebuild_NeedsTheDatabase()
    {
        Shell.Assembly = Repository.Samples;
        string[] shop = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Shop", "-b"];

        Assert.Contains(
            "name the database with --connection",
            Fails(ErrorCodes.NotScriptable, ["script", "--from", "20260101", .. shop]),
            StringComparison.Ordinal
        );
        Ok(["migrate", "up", "-t", "20260101", .. shop]);
        Shell.Database.Execute("ALTER TABLE customers ADD COLUMN mine TEXT DEFAULT 'kept'");
        Shell.Database.Execute(WithoutBail(Ok(["script", .. shop])));

        Assert.Equal(["1|It's Ann; -- of course|kept"], Shell.Database.Rows("SELECT * FROM customers"));
        Assert.Equal("20260103", Shell.Database.Scalar("SELECT max(Version) FROM VersionInfo"));
    }

    /// <summary>Which SQLite runs a script is not known; that of a run is.</summary>
    [Fact]
    public void Script_OfWhatOnlyANewSqliteCanDo_RunsOnAnOlderOne()
    {
        Shell.Assembly = Repository.Samples;
        string[] optional = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Nullability"];
        Ok(["migrate", "up", "-t", "1", .. optional]);

        var preview = Ok(["migrate", "--preview", .. optional]);
        Ok(["script", "-o", "all.sql", "-q", .. optional]);
        Sqlite("bot.db", ".bail on", ".read all.sql");

        Assert.Contains("ALTER TABLE \"main\".\"customers\" ALTER COLUMN \"name\" DROP NOT NULL", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("ALTER COLUMN", File.ReadAllText(Path.Combine(Shell.Folder, "all.sql")), StringComparison.Ordinal);
        Assert.Equal("0", Shell.Database.Scalar("SELECT \"notnull\" FROM pragma_table_info('customers') WHERE name = 'name'"));
        Assert.Equal("2", Shell.Database.Scalar("SELECT max(Version) FROM VersionInfo"));
    }

    [Fact]
    public void Plan_OfWhatSqliteDoesInPlace_SaysSo()
    {
        Shell.Assembly = Repository.Samples;
        string[] optional = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Nullability"];
        Ok(["migrate", "up", "-t", "1", .. optional]);

        Assert.Contains("alters  customers", Ok(["plan", .. optional]), StringComparison.Ordinal);
    }

    [Fact]
    public void Script_OfCode_SaysThatItIsNoSql()
    {
        Shell.Assembly = Repository.Samples;

        Assert.Contains(
            "Execute.WithConnection",
            Fails(ErrorCodes.NotScriptable, "script", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Coded"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("--idempotent")]
    public void Script_InTheShell_KeepsEveryCharacterOfValues(string form)
    {
        Shell.Assembly = Repository.Samples;
        Ok([
            "script",
            "-n",
            "Gromozeka.FluentMigrations.Cli.Samples.Lines",
            "-q",
            "-o",
            "all.sql",
            .. form == "plain" ? Array.Empty<string>() : [form],
        ]);

        Sqlite("scripted.db", ".read all.sql");
        var scripted = new DatabaseFile(Shell.File("scripted.db"));
        scripted.Execute("INSERT INTO lines (id) VALUES (9)");

        Assert.Equal(
            [
                "1|a<CR><LF>b|f<CR><LF>g",
                "2|password = '' Password=secret|f<CR><LF>g",
                "3|<CR>|f<CR><LF>g",
                "4|x<CR><LF><CR><LF>y|f<CR><LF>g",
                "5|d<CR><LF>e|h",
                "9|d<CR><LF>e|f<CR><LF>g",
            ],
            scripted.Rows($"SELECT id, {Shown("value")}, {Shown("\"mail@p0\"")} FROM lines ORDER BY id")
        );
        Assert.Equal("n<CR><LF>o", scripted.Scalar($"SELECT {Shown("value")} FROM written"));

        static string Shown(string column) => $"replace(replace({column}, char(13), '<CR>'), char(10), '<LF>')";
    }

    /// <summary>The tables are there already, made by a run, and so are rows.</summary>
    [Theory]
    [InlineData(1, "plain")]
    [InlineData(1, "--idempotent")]
    [InlineData(2, "plain")]
    public void Script_OnTablesOfARun_KeepsEveryCharacterOfTheirTexts(int from, string form)
    {
        Shell.Assembly = Repository.Samples;
        string[] lines = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Lines"];
        Ok(["migrate", "--target", $"{from}", .. lines]);
        Ok(["script", "-q", "-o", "all.sql", .. lines, .. form == "plain" ? Array.Empty<string>() : [form]]);

        Sqlite("bot.db", ".read all.sql");

        Assert.Equal("4", Shell.Database.Scalar("SELECT max(Version) FROM VersionInfo"));
        Assert.Equal(
            ["1|66|1", "5|68|1"],
            Shell.Database.Rows(
                "SELECT id, substr(hex(\"mail@p0\"), 1, 2), instr(value, char(13)) > 0 FROM lines WHERE id IN (1, 5) ORDER BY id"
            )
        );
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("it's")]
    [InlineData("a \"b\" \\c")]
    public void IdempotentScript_InATemporaryFolderOfAnyName_ReadsWhatItWrote(string name)
    {
        Shell.Environment["TMPDIR"] = Directory.CreateDirectory(Shell.File(name)).FullName;
        Ok("script", "--from", "0", "--idempotent", "-o", "all.sql", "-q");

        Sqlite("scripted.db", ".read all.sql");

        Assert.Equal("2", new DatabaseFile(Shell.File("scripted.db")).Scalar("SELECT max(version) FROM migrations"));
    }

    [Fact]
    public void Script_WithTheCharacterNul_IsRefused()
    {
        Shell.Assembly = Repository.Samples;

        Assert.Contains(
            "NUL",
            Fails(ErrorCodes.NotScriptable, "script", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Nul"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Script_OfARebuild_ChangesNothingWhereTheTableIsAnother(bool stopsAtErrors)
    {
        Shell.Assembly = Repository.Samples;
        string[] shop = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Shop", "-b"];
        Ok(["migrate", "up", "-t", "20260101", .. shop]);
        Ok(["script", "-o", "all.sql", "-q", .. shop]);
        Shell.Database.Execute("ALTER TABLE customers ADD COLUMN mine TEXT DEFAULT 'kept'; CREATE INDEX mine ON customers (mine)");
        var before = Shell.Database.Rows(Schema);

        var (exit, error) = RunSqlite("bot.db", stopsAtErrors ? [".bail on", ".read all.sql"] : [".read all.sql"]);

        Assert.NotEqual(0, exit);
        Assert.Contains(
            "a table to be rebuilt differs from the database that this script was created from",
            error,
            StringComparison.Ordinal
        );
        Assert.Equal(before, Shell.Database.Rows(Schema));
        Assert.Contains("kept", Shell.Database.Rows("SELECT * FROM customers").Single(), StringComparison.Ordinal);
        Assert.Equal("20260101", Shell.Database.Scalar("SELECT max(Version) FROM VersionInfo"));
        Assert.ThrowsAny<Exception>(() => Shell.Database.Execute(WithoutBail(File.ReadAllText(Shell.File("all.sql")))));
        Assert.Equal(before, Shell.Database.Rows(Schema));
    }

    [Theory]
    [InlineData("DELETE FROM migrations WHERE version = 1")]
    [InlineData("INSERT INTO migrations (version) VALUES (7)")]
    public void IdempotentScript_OnAnotherHistory_StopsBeforeTheFirstChange(string sql)
    {
        Ok("migrate", "up", "-t", "1");
        Ok("script", "--idempotent", "-o", "all.sql", "-q");
        Shell.Database.Execute(sql);
        var before = Shell.Database.Rows(Schema);

        var (exit, error) = RunSqlite("bot.db", [".read all.sql"]);

        Assert.NotEqual(0, exit);
        Assert.Contains("the version table matches neither the database", error, StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Rows(Schema));
    }

    [Fact]
    public void IdempotentScript_WayBack_UndoesWhatIsThereOnce()
    {
        Ok("migrate");
        Ok("script", "--from", "2", "--to", "1", "--idempotent", "-o", "down.sql", "-q");

        for (var run = 0; run < 2; run++)
            Sqlite("bot.db", ".read down.sql");

        Assert.Equal("1", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
        Assert.DoesNotContain("example_features", Shell.Database.Tables());
    }

    [Fact]
    public void IdempotentScript_ReadsAndRunsNoFileOfTheFolder()
    {
        File.WriteAllText(Shell.File("dotnet-fm-step.sql"), "DROP TABLE migrations;");
        Ok("script", "--from", "0", "--idempotent", "-o", "all.sql", "-q");

        Sqlite("scripted.db", ".read all.sql");

        Assert.Equal("DROP TABLE migrations;", File.ReadAllText(Shell.File("dotnet-fm-step.sql")));
        Assert.Equal("2", new DatabaseFile(Shell.File("scripted.db")).Scalar("SELECT max(version) FROM migrations"));
    }

    [Fact]
    public void Script_OfAnAdoption_HasNoEmptyTransaction()
    {
        Shell.WithLegacy();

        Assert.DoesNotContain("BEGIN IMMEDIATE;\nCOMMIT;", Ok("script").ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>As another tool must run it.</summary>
    private static string WithoutBail(string script) => script.Replace(".bail on\n", "", StringComparison.Ordinal);

    private (int ExitCode, string Error) RunSqlite(string database, string[] commands)
    {
        var run = Programs.Call("sqlite3", [database, .. commands]).In(Shell.Folder).Run();
        return (run.ExitCode, run.Error);
    }

    private void Sqlite(string database, params string[] commands) => Assert.Equal((0, ""), RunSqlite(database, commands));
}
