using System.Reflection;
using FluentMigrator.Generation;

namespace FluentMigrator.Tests;

public class SqlScriptTokenReplacerTests
{
    private static readonly IQuoter Quoter = DispatchProxy.Create<IQuoter, ApostropheQuoter>();

    [Theory]
    [InlineData("a $(name) b", "a O'Hara b")]
    [InlineData("a $[name] b", "a 'O''Hara' b")]
    [InlineData("$(number) $[number]", "1.5 '1.5'")]
    [InlineData("$(empty)|", "|")]
    [InlineData("$$((name)) $$[[name]]", "$(name) $[name]")]
    [InlineData("$(unknown) $[unknown]", "$(unknown) $[unknown]")]
    [InlineData("$(NAME)", "$(NAME)")]
    [InlineData("$(token)", "$(name)")]
    [InlineData("$ (name) $name $() $1", "$ (name) $name $() $1")]
    public void ReplaceSqlScriptTokens_WithParameters_FillsThemInOnce(string sql, string expected)
    {
        var parameters = new Dictionary<string, object?> { ["name"] = "O'Hara", ["number"] = 1.5, ["empty"] = null, ["token"] = "$(name)" };

        Assert.Equal(expected, SqlScriptTokenReplacer.ReplaceSqlScriptTokens(sql, parameters!, Quoter));
    }

    [Theory]
    [InlineData("$(name) $[name]", "$(name) $[name]")]
    [InlineData("$$((name))", "$(name)")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void ReplaceSqlScriptTokens_WithoutParameters_OnlyUnescapes(string? sql, string? expected)
        => Assert.Equal(expected, SqlScriptTokenReplacer.ReplaceSqlScriptTokens(sql, null, Quoter));
}
