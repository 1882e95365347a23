using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Tests.Expressions;

public class ExecuteSqlStatementExpressionTests
{
    [Fact]
    public void ExecuteWith_WithParametersOfBothSources_LetsItsOwnCount()
    {
        var (processor, calls) = RecordingProcessor.Create();
        var expression = new ExecuteSqlStatementExpression
        {
            SqlStatement = "$(a) $(b) $[a]",
            Parameters = new Dictionary<string, object> { ["a"] = 1 },
            SqlScriptTokenProviders = [new Tokens("a", "x"), new Tokens("b", "y")],
        };

        expression.ExecuteWith(processor);

        Assert.Equal(["1 y '1'"], calls);
    }

    private sealed class Tokens(string name, string value) : ISqlTokenProvider
    {
        public IDictionary<string, string> GetTokens() => new Dictionary<string, string> { [name] = value };
    }
}
