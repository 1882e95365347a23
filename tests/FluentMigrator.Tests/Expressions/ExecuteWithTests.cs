using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace FluentMigrator.Tests.Expressions;

public class ExecuteWithTests
{
    public static TheoryData<IMigrationExpression> Processed =>
    [
        new AlterColumnExpression(), new AlterDefaultConstraintExpression(), new AlterSchemaExpression(), new AlterTableExpression(),
        new CreateColumnExpression(), new CreateConstraintExpression(ConstraintType.Unique), new CreateForeignKeyExpression(),
        new CreateIndexExpression(), new CreateSchemaExpression(), new CreateSequenceExpression(), new CreateTableExpression(),
        new DeleteColumnExpression(), new DeleteConstraintExpression(ConstraintType.Unique), new DeleteDataExpression(),
        new DeleteDefaultConstraintExpression(), new DeleteForeignKeyExpression(), new DeleteIndexExpression(), new DeleteSchemaExpression(),
        new DeleteSequenceExpression(), new DeleteTableExpression(), new InsertDataExpression(), new PerformDBOperationExpression(),
        new RenameColumnExpression(), new RenameTableExpression(), new UpdateDataExpression(),
    ];

    [Theory]
    [MemberData(nameof(Processed), DisableDiscoveryEnumeration = true)]
    public void ExecuteWith_OfAnExpression_HandsItToTheProcessor(IMigrationExpression expression)
    {
        var (processor, calls) = RecordingProcessor.Create();

        expression.ExecuteWith(processor);

        Assert.Same(expression, Assert.Single(calls));
    }

    [Fact]
    public void ToString_OfCreateTable_NamesTableAndColumns()
    {
        var expression = new CreateTableExpression
        {
            TableName = "t",
            Columns = { new ColumnDefinition { Name = "a", Type = DbType.Int32 }, new ColumnDefinition { Name = "b", CustomType = "TEXT" } },
        };

        Assert.Equal("CreateTable t (a Int32, b TEXT)", expression.ToString());
    }
}
