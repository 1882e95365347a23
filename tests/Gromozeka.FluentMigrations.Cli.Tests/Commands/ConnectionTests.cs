using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>
/// A connection string that cannot be used, wherever it comes from, is an error in four parts that repeats nothing of a password.
/// </summary>
public sealed class ConnectionTests : ToolTest
{
    private const string BadValue = "Data Source=bot.db;Password=my secret;Foreign Keys=maybe";

    public static TheoryData<string, string> Faults =>
        new()
        {
            { BadValue, "Foreign Keys is 'maybe', but must be True or False" },
            { "Data Source=bot.db;Pooling=2x", "Pooling is '2x', but must be True or False" },
            {
                "Data Source=bot.db;Default Timeout=99999999999",
                "Default Timeout is '99999999999', but must be a whole number up to 2147483647"
            },
            { "Data Source=bot.db;Default Timeout=soon", "Default Timeout is 'soon'" },
            { "Data Source=bot.db;Mode=sometimes", "Mode is 'sometimes', but must be one of ReadWriteCreate, ReadWrite, ReadOnly, Memory" },
            { "Data Source=bot.db;Cache=x", "Cache is 'x'" },
            { "Data Source=bot.db;Forein Keys=True", "there is no keyword 'forein keys': the nearest is Foreign Keys" },
            { "Data Source=bot.db;Password=my;secret=1", "a password that contains a semicolon needs quotes" },
            { "Data Source=bot.db;Password='my secret", "it does not consist of Keyword=Value pairs" },
            { "Password=secret", "names no file" },
            { "Data Source=", "Database:ConnectionString" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void OfAnOption_AndOfTheSettings_IsExplained(string connection, string why)
    {
        foreach (var assembly in new[] { Repository.Bot, Repository.Samples })
        {
            Shell.Assembly = assembly;
            Shell.Environment["FM_CONNECTION"] = "";
            Shell.Environment["Database__ConnectionString"] = "";
            AssertExplained(why, "status", "-V", "-c", connection);
            Shell.Environment["FM_CONNECTION"] = connection;
            AssertExplained(why, "status", "-V");
            Shell.Environment["FM_CONNECTION"] = "";
            Shell.Environment["Database__ConnectionString"] = connection;
            AssertExplained(why, "status", "-V");
        }
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("rollback")]
    [InlineData("plan")]
    [InlineData("history")]
    [InlineData("list", "migrations")]
    [InlineData("validate")]
    [InlineData("doctor")]
    [InlineData("backup")]
    [InlineData("backups")]
    [InlineData("restore", "--yes")]
    [InlineData("repair")]
    [InlineData("adopt")]
    [InlineData("stamp", "1")]
    [InlineData("script")]
    [InlineData("script", "--from", "0")]
    [InlineData("seed", "Development")]
    public void InEveryCommand_ItIsTheSameError(params string[] command)
    {
        AssertExplained("Foreign Keys is 'maybe'", [.. command, "-c", BadValue]);
        AssertExplained("Foreign Keys is 'maybe'", [.. command, "-c", BadValue, "--json"]);
    }

    private void AssertExplained(string why, params string[] call)
    {
        var run = Shell.Run(call);

        Assert.Equal(ErrorCodes.InvalidConfiguration.ExitCode, run.ExitCode);
        Assert.Matches("^GM70[12] ", run.Error);
        foreach (var part in new[] { why, "  why:   ", "  state: ", "  next:  " })
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("FormatException", run.All, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Shell.Folder));
    }
}
