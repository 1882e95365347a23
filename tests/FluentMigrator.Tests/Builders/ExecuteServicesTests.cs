using System.Data;
using System.Reflection;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Tests.Builders;

public class ExecuteServicesTests
{
    [Fact]
    public void WithConnection_Operation_IsRecordedNotCalled()
    {
        var called = false;
        Action<IDbConnection, IDbTransaction> operation = (_, _) => called = true;

        var recorded = Recording.Expressions(m =>
        {
            m.Execute.WithConnection(operation);
            m.Execute.WithConnection(operation, "why");
        }).Cast<PerformDBOperationExpression>().ToList();

        Assert.False(called);
        Assert.All(recorded, expression => Assert.Same(operation, expression.Operation));
        Assert.Equal([null, "why"], recorded.Select(expression => expression.Description));
    }

    [Fact]
    public void Scripts_TokenProvidersRegistered_ReceiveThem()
    {
        var tokens = new Tokens();
        using var services = new ServiceCollection().AddSingleton<ISqlTokenProvider>(tokens).BuildServiceProvider();

        var recorded = Recording.Expressions(services: services, up: m =>
        {
            m.Execute.Sql("SELECT 1");
            m.Execute.Script("a.sql");
            m.Execute.EmbeddedScript("a.sql");
        });

        Assert.Equal(3, recorded.Count);
        Assert.All(recorded, script => Assert.Equal([tokens], ((ExecuteSqlScriptExpressionBase)script).SqlScriptTokenProviders));
    }

    [Fact]
    public void EmbeddedScript_NoProviderRegistered_LooksIntoTheMigrationsAssembly() =>
        Assert.Contains("Alone.sql", MissingScriptMessage(null), StringComparison.Ordinal);

    [Fact]
    public void EmbeddedScript_ProviderRegistered_LooksOnlyThere()
    {
        using var services = new ServiceCollection().AddSingleton<IEmbeddedResourceProvider>(new Resources()).BuildServiceProvider();

        var message = MissingScriptMessage(services);

        Assert.Contains("Elsewhere.sql", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Alone.sql", message, StringComparison.Ordinal);
    }

    // The message lists where the script was looked for.
    private static string MissingScriptMessage(IServiceProvider? services)
    {
        var script = Recording.Expressions(m => m.Execute.EmbeddedScript("missing.sql"), services: services).Single();
        return Assert.Throws<InvalidOperationException>(() => script.ExecuteWith(StubProcessor.Create("SQLite"))).Message;
    }

    private sealed class Tokens : ISqlTokenProvider
    {
        public IDictionary<string, string> GetTokens() => new Dictionary<string, string>();
    }

    private sealed class Resources : IEmbeddedResourceProvider
    {
        public IEnumerable<(string, Assembly)> GetEmbeddedResources() => [("X.Elsewhere.sql", typeof(Resources).Assembly)];
    }
}
