using System.Text.Json;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What the command line is read as, and what is said when it is wrong.</summary>
public sealed class CommandLineTests : ToolTest
{
    [Theory]
    [InlineData("the nearest is --connection", "migrate", "--conection", "x")]
    [InlineData("the nearest is --dry-run", "migrate", "up", "--dryrun")]
    [InlineData("the nearest is status", "statsu")]
    [InlineData("the nearest is migrations", "list", "migration")]
    [InlineData("nothing has a similar name", "status", "--frobnicate")]
    [InlineData("there are migrations, processors", "list")]
    [InlineData("this tool has sqlite", "status", "-p", "oracle")]
    [InlineData("each migration has its own transaction", "migrate", "-m", "Session")]
    [InlineData("this tool's SQLite has none", "migrate", "-s", "X=1")]
    [InlineData("--include-untagged-migrations needs --tag", "migrate", "--include-untagged-migrations:false")]
    [InlineData("neither a connection string nor a name", "status", "-c", "shop.db")]
    [InlineData("'x' was given, which is not a whole number\n", "rollback", "by", "x")]
    [InlineData("'99999999999' was given; no number here is above 2147483647\n", "rollback", "by", "99999999999")]
    [InlineData("'9223372036854775808' was given; no number here is above 9223372036854775807\n", "rollback", "to", "9223372036854775808")]
    [InlineData("'1.5' was given, which is not a whole number\n", "stamp", "1.5")]
    [InlineData("--limit is 99999999999; it must be between 1 and 2147483647", "history", "--limit", "99999999999")]
    [InlineData("--target is 'two', which is not a whole number\n", "migrate", "--target", "two")]
    [InlineData("the migrations have no tags", "migrate", "--tag", "a")]
    [InlineData("-1 is below 0", "rollback", "to", "-1")]
    [InlineData("-1 is below 0", "stamp", "-1")]
    [InlineData("FM_ASSEMBLY names an assembly, and nothing is built", "migrate", "--framework", "net10.0")]
    [InlineData("FM_ASSEMBLY names an assembly, and nothing is built", "status", "--configuration", "Release")]
    [InlineData("FM_ASSEMBLY names an assembly, and nothing is built", "backups", "--no-build")]
    [InlineData("--assembly and --framework cannot be given together", "status", "--assembly", "x.dll", "--framework", "net10.0")]
    [InlineData("-1 is not above 0", "rollback", "by", "-1")]
    [InlineData("nothing has a similar name", "status", "-o", "x")]
    [InlineData("nothing has a similar name", "-o", "x")]
    [InlineData("nothing has a similar name", "new", "x", "-c", "y")]
    [InlineData("the nearest is -V", "status", "-v")]
    [InlineData("the nearest is --dry-run", "migrate", "-dry-run")]
    [InlineData("seed has no option --dryrun.\n  why:   the nearest is --dry-run", "seed", "--dryrun")]
    [InlineData("rollback by has no option --dryrun.\n  why:   the nearest is --dry-run", "rollback", "by", "--dryrun")]
    [InlineData("help has no option --bogus", "help", "--bogus")]
    [InlineData("completion has no option --bogus", "completion", "--bogus")]
    [InlineData("to use it as a value, write -- before it", "restore", "--dry-run")]
    [InlineData("--working-directory has the value --dryrun, which looks like an option", "migrate", "--working-directory", "--dryrun")]
    [InlineData("leave -- out", "migrate", "--", "--dry-run")]
    [InlineData("leave -- out", "migrate", "--", "up")]
    [InlineData("leave -- out", "seed", "--", "--dry-run")]
    [InlineData("leave -- out", "restore", "--", "--yes")]
    [InlineData("must come after it", "-c", "x", "migrate")]
    [InlineData("it would have no effect there", "validate", "--exit-code", "versions")]
    [InlineData("it would have no effect there", "--version", "migrate")]
    [InlineData("There is no folder", "migrate", "--working-directory", "nosuch")]
    [InlineData("there are scripts for bash", "completion", "csh")]
    public void AWrongCommandLine_IsExplained(string expected, params string[] arguments) =>
        Assert.Contains(expected, Fails(ErrorCodes.CommandLine, arguments), StringComparison.Ordinal);

    [Fact]
    public void Help_And_Version_AreWritten()
    {
        foreach (var word in new[] { "--help", "-h", "-?" })
            Assert.Contains("migrate", Ok("migrate", word), StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+", Ok("--version"));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completion_OfEachShell_AsksTheTool(string shell) =>
        Assert.Contains("[suggest:", Ok("completion", shell), StringComparison.Ordinal);

    [Fact]
    public void Suggestions_EndAtTheCursor()
    {
        Assert.Contains("migrate\n", Ok("[suggest:12]", "dotnet-fm mig"), StringComparison.Ordinal);
        Assert.Contains("--dry-run\n", Ok("[suggest:27]", "dotnet-fm migrate --dry"), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_IsOneDocument_OnFailureToo()
    {
        using var done = JsonDocument.Parse(Ok("migrate", "--json"));
        Assert.True(done.RootElement.GetProperty("success").GetBoolean());
        Assert.Equal("migrate", done.RootElement.GetProperty("operation").GetString());
        Assert.Equal(
            [1, 2],
            done.RootElement.GetProperty("applied").EnumerateArray().Select(node => node.GetProperty("version").GetInt64())
        );
        Assert.Empty(done.RootElement.GetProperty("pending").EnumerateArray());

        var call = Shell.Run("migrate", "up", "--target", "9", "--json");
        using var failed = JsonDocument.Parse(call.Output);
        Assert.Equal(2, call.ExitCode);
        Assert.False(failed.RootElement.GetProperty("success").GetBoolean());
        Assert.Equal("GM304", failed.RootElement.GetProperty("failed").GetProperty("code").GetString());
        Assert.Equal(1, failed.RootElement.GetProperty("schemaVersion").GetInt32());

        using var wrong = JsonDocument.Parse(Shell.Run("migrate", "--nonsense", "--json").Output);
        Assert.Equal("GM702", wrong.RootElement.GetProperty("failed").GetProperty("code").GetString());
    }

    [Fact]
    public void Json_OfAFailedRun_TellsWhatWasAppliedBefore()
    {
        Shell.Assembly = Repository.Samples;

        using var document = JsonDocument.Parse(
            Shell.Run("migrate", "--json", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Failing").Output
        );

        Assert.Equal(
            [1],
            document.RootElement.GetProperty("applied").EnumerateArray().Select(node => node.GetProperty("version").GetInt64())
        );
        Assert.Equal(2, document.RootElement.GetProperty("failed").GetProperty("version").GetInt64());
    }

    [Fact]
    public void Quiet_SaysNothingOfWhatWentWell() => Assert.Equal("", Ok("migrate", "-q"));

    [Fact]
    public void Verbose_WritesTheSqlToStderr()
    {
        var call = Shell.Run("migrate", "-V");

        Assert.Contains("CREATE TABLE \"example_features\"", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE TABLE", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_ThatIsRedirected_HasNoColourAndNoBrokenLine() =>
        Assert.DoesNotContain("\u001b", Shell.Run("status").All, StringComparison.Ordinal);

    [Theory]
    [InlineData("status")]
    [InlineData("doctor")]
    [InlineData("migrate", "-V")]
    [InlineData("doctor", "--json")]
    public void ASecret_IsNeverWritten(params string[] command)
    {
        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Password=s3cret-Word";

        var call = Shell.Run(command);

        Assert.DoesNotContain("s3cret", call.All, StringComparison.Ordinal);
    }
}
