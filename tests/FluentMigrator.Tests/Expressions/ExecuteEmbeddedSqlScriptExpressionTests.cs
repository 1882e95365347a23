using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Tests.Expressions;

public class ExecuteEmbeddedSqlScriptExpressionTests
{
    [Theory]
    [InlineData("Alone.sql")]
    [InlineData("alone.SQL")]
    [InlineData("Data.Scripts.Alone.sql")]
    [InlineData("FluentMigrator.Tests.Data.Scripts.Alone.sql")]
    public void ExecuteWith_AnUnambiguousName_ExecutesTheScript(string name)
        => Assert.Equal("SELECT 'me'", Execute(name));

    [Fact]
    public void ExecuteWith_MoreOfTheName_TellsEqualNamesApart() => Assert.Equal("SELECT 'second'", Execute("Second.Seed.sql"));

    [Fact]
    public void ExecuteWith_AnAmbiguousName_ListsTheCandidates()
    {
        var message = Assert.Throws<InvalidOperationException>(() => Execute("Seed.sql")).Message;

        Assert.Contains("\"Seed.sql\"", message, StringComparison.Ordinal);
        Assert.Contains("FluentMigrator.Tests.Data.Scripts.First.Seed.sql", message, StringComparison.Ordinal);
        Assert.Contains("FluentMigrator.Tests.Data.Scripts.Second.Seed.sql", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Alone", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.sql")]
    [InlineData("one.sql")]
    public void ExecuteWith_AnUnknownName_ListsWhatThereIs(string name)
    {
        var message = Assert.Throws<InvalidOperationException>(() => Execute(name)).Message;

        Assert.Contains($"\"{name}\"", message, StringComparison.Ordinal);
        Assert.Contains("FluentMigrator.Tests.Data.Scripts.Alone.sql", message, StringComparison.Ordinal);
    }

    private static string Execute(string name)
    {
        var (processor, calls) = RecordingProcessor.Create();
        var expression = new ExecuteEmbeddedSqlScriptExpression([new DefaultEmbeddedResourceProvider(typeof(RecordingProcessor).Assembly)])
        {
            SqlScript = name,
            Parameters = new Dictionary<string, object> { ["name"] = "me" },
        };
        expression.ExecuteWith(processor);
        return ((string)Assert.Single(calls)!).TrimEnd();
    }
}
