using FluentMigrator.Tests.Builders;

namespace FluentMigrator.Tests.Migrations;

public class MigrationBaseTests
{
    [Fact]
    public void GetUpExpressions_SetsConnectionStringAndRecordsUp()
    {
        var (migration, context) = (new Both(), Recording.Context());

        migration.GetUpExpressions(context);

        Assert.Equal("Data Source=none", migration.ConnectionString);
        Assert.Equal("CreateSchema SchemaName=s", ExpressionText.Of(Assert.Single(context.Expressions)));
    }

    [Fact]
    public void GetDownExpressions_SetsConnectionStringAndRecordsDown()
    {
        var (migration, context) = (new Both(), Recording.Context());

        migration.GetDownExpressions(context);

        Assert.Equal("Data Source=none", migration.ConnectionString);
        Assert.Equal("DeleteSchema SchemaName=s", ExpressionText.Of(Assert.Single(context.Expressions)));
    }

    [Fact]
    public void Root_OutsideRecording_Throws()
    {
        var migration = new Both();
        migration.GetUpExpressions(Recording.Context());

        Assert.Contains(nameof(Both), Assert.Throws<InvalidOperationException>(migration.Up).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetUpExpressions_FromTwoThreads_KeepsTheirContextsApart()
    {
        var migration = new Both();

        var counts = Enumerable.Range(0, 200).AsParallel().Select(_ =>
        {
            var context = Recording.Context();
            migration.GetUpExpressions(context);
            return context.Expressions.Count;
        }).ToList();

        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void ForwardOnlyMigration_Down_ThrowsNamingTheMigration()
    {
        var error = Assert.Throws<NotSupportedException>(() => new Forward().GetDownExpressions(Recording.Context()));

        Assert.Contains(nameof(Forward), error.Message, StringComparison.Ordinal);
    }

    private sealed class Both : Migration
    {
        public override void Up() => Create.Schema("s");

        public override void Down() => Delete.Schema("s");
    }

    private sealed class Forward : ForwardOnlyMigration
    {
        public override void Up() => Create.Schema("s");
    }
}
