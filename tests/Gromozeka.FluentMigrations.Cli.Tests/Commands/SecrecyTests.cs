using System.Text.Json;
using System.Text.Json.Nodes;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What is masked, what is not, and what a terminal never gets.</summary>
public sealed class SecrecyTests
{
    [Fact]
    public void Json_WithSecretsOfAnyForm_StaysJsonAndHidesThemButInScripts()
    {
        string[] secrets = ["Password=\"never closed", "Password=my secret x", "pwd='it''s", "postgres://u:p\"q@h", "Password=a\\\";b"];
        var document = new JsonObject
        {
            ["sql"] = secrets[1],
            ["failed"] = new JsonObject
            {
                ["why"] = secrets[0],
                ["list"] = new JsonArray([.. secrets.Select(secret => JsonValue.Create(secret))]),
                ["number"] = 7,
                ["none"] = null,
            },
        };

        MaskedJson.Mask(document, "sql");

        var text = document.ToJsonString();
        using var read = JsonDocument.Parse(text);
        Assert.Equal(secrets[1], read.RootElement.GetProperty("sql").GetString());
        Assert.Equal("Password=***", read.RootElement.GetProperty("failed").GetProperty("why").GetString());
        Assert.All(read.RootElement.GetProperty("failed").GetProperty("list").EnumerateArray(), one =>
            Assert.Contains("***", one.GetString(), StringComparison.Ordinal)
        );
        Assert.Equal(7, read.RootElement.GetProperty("failed").GetProperty("number").GetInt32());
    }

    [Theory]
    [InlineData("plain, Ü, Ж, 😀\n\tnext", "plain, Ü, Ж, 😀\n\tnext")]
    [InlineData("\u001b[31mred\u001b]0;title\u0007", "\\u001B[31mred\\u001B]0;title\\u0007")]
    [InlineData("\r\b\u0000\u007f\u009b31m", "\\u000D\\u0008\\u0000\\u007F\\u009B31m")]
    [InlineData("a\u202eb\u2066c", "a\\u202Eb\\u2066c")]
    public void Visible_OfWhatATerminalObeys_ShowsIt(string text, string shown) => Assert.Equal(shown, Visible.Of(text));
}
