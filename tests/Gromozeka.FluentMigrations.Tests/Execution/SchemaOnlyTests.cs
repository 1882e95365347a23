using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>Which operations change the schema alone, so that neither rows nor the version table have to be looked at after them.</summary>
public sealed class SchemaOnlyTests
{
    public static TheoryData<string, bool> Operations =>
        new()
        {
            { nameof(CreateTableExpression), true },
            { nameof(RenameColumnExpression), true },
            { nameof(CreateSchemaExpression), true },
            { nameof(CreateSequenceExpression), true },
            { nameof(DeleteSequenceExpression), true },
            { nameof(AlterSchemaExpression), true },
            // Some products drop the tables in it as well.
            { nameof(DeleteSchemaExpression), false },
            { nameof(InsertDataExpression), false },
            { nameof(ExecuteSqlStatementExpression), false },
        };

    [Theory]
    [MemberData(nameof(Operations))]
    public void Is_OneOperation(string operation, bool isSchemaOnly) => Assert.Equal(isSchemaOnly, SchemaOnly.Is([Create(operation)]));

    [Theory]
    [InlineData(nameof(CreateSchemaExpression), true)]
    [InlineData(nameof(CreateSequenceExpression), true)]
    [InlineData(nameof(DeleteSequenceExpression), true)]
    [InlineData(nameof(AlterSchemaExpression), true)]
    [InlineData(nameof(DeleteSchemaExpression), false)]
    public void CannotLose_OneOperation(string operation, bool cannotLose) =>
        Assert.Equal(cannotLose, LossForecast.CannotLose([Create(operation)], new(StringComparer.Ordinal, null)));

    private static IMigrationExpression Create(string operation) =>
        operation switch
        {
            nameof(CreateTableExpression) => new CreateTableExpression(),
            nameof(RenameColumnExpression) => new RenameColumnExpression(),
            nameof(CreateSchemaExpression) => new CreateSchemaExpression(),
            nameof(CreateSequenceExpression) => new CreateSequenceExpression(),
            nameof(DeleteSequenceExpression) => new DeleteSequenceExpression(),
            nameof(AlterSchemaExpression) => new AlterSchemaExpression(),
            nameof(DeleteSchemaExpression) => new DeleteSchemaExpression(),
            nameof(InsertDataExpression) => new InsertDataExpression(),
            _ => new ExecuteSqlStatementExpression(),
        };
}
