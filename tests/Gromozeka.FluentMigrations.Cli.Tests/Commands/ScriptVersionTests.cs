using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>The versions that a script leads from and to.</summary>
public sealed class ScriptVersionTests : ToolTest
{
    /// <summary>Without <c>--from</c>, it begins at the version of the database, in either direction.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 0)]
    [InlineData(1, 2)]
    public void Script_ToAVersion_GoesUpOrDownFromTheDatabase(int from, int to)
    {
        Ok("migrate", "-q", "--no-backup", "--target", $"{from}");
        var sql = Ok("script", "--to", $"{to}");
        Assert.Equal($"{from}", Shell.Database.Scalar("SELECT coalesce(max(version), 0) FROM migrations"));

        Shell.Database.Execute(sql.Replace(".bail on\n", "", StringComparison.Ordinal));

        Assert.Equal($"{to}", Shell.Database.Scalar("SELECT coalesce(max(version), 0) FROM migrations"));
        Assert.Equal(to == 2, Shell.Database.Tables().Contains("example_features"));
    }

    [Theory]
    [InlineData(7, "script", "--from", "7")]
    [InlineData(9, "script", "--from", "0", "--to", "9")]
    [InlineData(7, "migrate", "--preview", "--no-connection", "--start-version", "7")]
    public void Script_OfAVersionThatDoesNotExist_NamesNoDatabase(int version, params string[] arguments)
    {
        var error = Fails(ErrorCodes.UnknownTarget, arguments);

        Assert.Contains($"There is no version {version}.\n", error, StringComparison.Ordinal);
        Assert.Contains("the database was not touched", error, StringComparison.Ordinal);
        Assert.DoesNotContain("bot.db", error, StringComparison.Ordinal);
    }
}
