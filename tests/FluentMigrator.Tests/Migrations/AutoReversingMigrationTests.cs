using FluentMigrator.Expressions;
using FluentMigrator.Tests.Builders;

namespace FluentMigrator.Tests.Migrations;

public class AutoReversingMigrationTests
{
    [Fact]
    public void GetDownExpressions_ReversesUpFromTheEnd()
    {
        var context = Recording.Context();

        new Reversible(m =>
        {
            m.Create.Table("T").WithColumn("c").AsInt64().Indexed("IX");
            m.Insert.IntoTable("T").Row(new { c = 1 });
            m.Rename.Table("T").To("U");
        }).GetDownExpressions(context);

        Assert.Equal(
            [
                "RenameTable OldName=U NewName=T",
                "DeleteData TableName=T Rows=[[c:1]]",
                "DeleteIndex Index={Name=IX TableName=T Columns=[{Name=c}]}",
                "DeleteTable TableName=T",
            ],
            context.Expressions.Select(ExpressionText.Of));
    }

    [Fact]
    public void GetDownExpressions_ContextHoldsOthers_LeavesThemAlone()
    {
        var context = Recording.Context();
        var earlier = new CreateSchemaExpression { SchemaName = "before" };
        context.Expressions.Add(earlier);

        new Reversible(m => m.Create.Schema("s")).GetDownExpressions(context);

        Assert.Equal(["CreateSchema SchemaName=before", "DeleteSchema SchemaName=s"], context.Expressions.Select(ExpressionText.Of));
    }

    [Fact]
    public void GetDownExpressions_SomethingHasNoReverse_ThrowsAndRecordsNothing()
    {
        var context = Recording.Context();
        var migration = new Reversible(m =>
        {
            m.Create.Sequence("q");
            m.Create.Schema("s");
        });

        Assert.Throws<NotSupportedException>(() => migration.GetDownExpressions(context));
        Assert.Empty(context.Expressions);
    }

    [Fact]
    public void Down_CalledDirectly_DoesNothing() => new Reversible(_ => { }).Down();

    private sealed class Reversible(Action<AutoReversingMigration> up) : AutoReversingMigration
    {
        public override void Up() => up(this);
    }
}
