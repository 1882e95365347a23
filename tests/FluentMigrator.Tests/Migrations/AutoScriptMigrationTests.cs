using System.Reflection;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Tests.Builders;

namespace FluentMigrator.Tests.Migrations;

public class AutoScriptMigrationTests
{
    [Theory]
    [InlineData(MigrationDirection.Up)]
    [InlineData(MigrationDirection.Down)]
    public void Direction_RecordsAScriptToBeNamedByConvention(MigrationDirection direction)
    {
        var script = Record(direction);

        Assert.Equal(direction, script.Direction);
        Assert.Equal(AutoNameContext.EmbeddedResource, script.AutoNameContext);
        Assert.Equal(typeof(Scripted), script.MigrationType);
        Assert.Equal(["SQLite", "SQLite3"], script.DatabaseNames);
    }

    [Fact]
    public void Execute_NotNamed_Throws()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Execute(Record(MigrationDirection.Up)));

        Assert.Contains(nameof(Scripted), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_NoScriptOfTheNames_ThrowsNamingThem()
    {
        var script = Record(MigrationDirection.Up);
        script.AutoNames = ["one.sql", "two.sql"];

        var error = Assert.Throws<InvalidOperationException>(() => Execute(script));

        Assert.Contains("one.sql", error.Message, StringComparison.Ordinal);
        Assert.Contains("two.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_Named_RunsTheScript()
    {
        var processor = StubProcessor.Create("SQLite");
        var script = Record(MigrationDirection.Up, new DefaultEmbeddedResourceProvider(typeof(Scripted).Assembly));
        script.AutoNames = ["missing.sql", "Alone.sql"];

        ((IMigrationExpression)script).ExecuteWith(processor);

        using var resource = typeof(Scripted).Assembly.GetManifestResourceStream("FluentMigrator.Tests.Data.Scripts.Alone.sql")!;
        using var content = new StreamReader(resource);
        Assert.Equal([content.ReadToEnd()], StubProcessor.SqlOf(processor));
    }

    private static IAutoNameExpression Record(MigrationDirection direction, IEmbeddedResourceProvider? resources = null)
    {
        var context = Recording.Context(StubProcessor.Create("SQLite", ["SQLite3"]));
        var migration = new Scripted([resources ?? new NoResources()]);
        if (direction == MigrationDirection.Up)
            migration.GetUpExpressions(context);
        else
            migration.GetDownExpressions(context);

        return Assert.IsAssignableFrom<IAutoNameExpression>(Assert.Single(context.Expressions));
    }

    private static void Execute(IAutoNameExpression script) =>
        ((IMigrationExpression)script).ExecuteWith(StubProcessor.Create("SQLite"));

    private sealed class Scripted(IEnumerable<IEmbeddedResourceProvider> providers) : AutoScriptMigration(providers);

    private sealed class NoResources : IEmbeddedResourceProvider
    {
        public IEnumerable<(string, Assembly)> GetEmbeddedResources() => [];
    }
}
