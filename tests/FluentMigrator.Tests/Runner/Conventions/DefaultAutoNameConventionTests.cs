using FluentMigrator.Expressions;
using FluentMigrator.Runner.Conventions;

namespace FluentMigrator.Tests.Runner.Conventions;

public class DefaultAutoNameConventionTests
{
    [Theory]
    [InlineData(typeof(Versioned), MigrationDirection.Up, "Scripts.Up.7_Versioned_SQLite.sql", "Scripts.Up.7_Versioned_Generic.sql")]
    [InlineData(typeof(Plain), MigrationDirection.Down, "Scripts.Down.Plain_SQLite.sql", "Scripts.Down.Plain_Generic.sql")]
    public void Apply_ToAClass_NamesAScriptForEachDatabase(Type type, MigrationDirection direction, params string[] expected)
    {
        var expression = new Expression(type, direction);

        new DefaultAutoNameConvention().Apply(expression);

        Assert.Equal(expected, expression.AutoNames);
    }

    [Migration(7, "seven")]
    private sealed class Versioned;

    private sealed class Plain;

    private sealed class Expression(Type type, MigrationDirection direction) : IAutoNameExpression
    {
        public IList<string> AutoNames { get; set; } = null!;

        public AutoNameContext AutoNameContext => AutoNameContext.EmbeddedResource;

        public Type MigrationType => type;

        public IList<string> DatabaseNames => ["SQLite"];

        public MigrationDirection Direction => direction;
    }
}
