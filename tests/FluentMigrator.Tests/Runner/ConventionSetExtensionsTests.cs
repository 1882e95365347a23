using FluentMigrator.Expressions;
using FluentMigrator.Model;
using FluentMigrator.Runner;

namespace FluentMigrator.Tests.Runner;

public class ConventionSetExtensionsTests
{
    private static readonly DefaultConventionSet Conventions = new("main", "scripts");

    [Fact]
    public void Apply_ToColumns_NamesOnlyNamelessPrimaryKeys()
    {
        var table = new CreateTableExpression
        {
            TableName = "t",
            Columns =
            {
                new ColumnDefinition { Name = "a", IsPrimaryKey = true },
                new ColumnDefinition { Name = "b", IsPrimaryKey = true, PrimaryKeyName = "mine" },
                new ColumnDefinition { Name = "c" },
            },
        };

        Assert.Same(table, table.Apply(Conventions));

        Assert.Equal(["PK_t", "mine", null], table.Columns.Select(column => column.PrimaryKeyName));
        Assert.Equal("main", table.SchemaName);
    }

    [Theory]
    [InlineData(ConstraintType.PrimaryKey, null, "PK_t")]
    [InlineData(ConstraintType.Unique, "", "UC_t_a_b")]
    [InlineData(ConstraintType.Unique, "mine", "mine")]
    public void Apply_ToAConstraint_NamesItAndSetsTheSchema(ConstraintType type, string? name, string expected)
    {
        var expression = new CreateConstraintExpression(type) { Constraint = { TableName = "t", ConstraintName = name, Columns = { "a", "b" } } };

        expression.Apply(Conventions);

        Assert.Equal((expected, "main"), (expression.Constraint.ConstraintName, expression.Constraint.SchemaName));
    }

    [Fact]
    public void Apply_ToAForeignKey_NamesItAndSetsBothSchemas()
    {
        var key = new ForeignKeyDefinition
        {
            ForeignTable = "f",
            ForeignColumns = ["a", "b"],
            PrimaryTable = "p",
            PrimaryColumns = ["c", "d"],
            PrimaryTableSchema = "other",
        };

        new CreateForeignKeyExpression { ForeignKey = key }.Apply(Conventions);

        Assert.Equal(("FK_f_a_b_p_c_d", "main", "other"), (key.Name, key.ForeignTableSchema, key.PrimaryTableSchema));
    }

    [Fact]
    public void Apply_ToAnIndex_NamesItAndSetsTheSchema()
    {
        var expression = new DeleteIndexExpression { Index = { TableName = "t", Columns = { new IndexColumnDefinition { Name = "a" } } } };

        expression.Apply(Conventions);

        Assert.Equal(("IX_t_a", "main"), (expression.Index.Name, expression.Index.SchemaName));
    }

    [Fact]
    public void Apply_ToASequence_SetsTheSchema()
        => Assert.Equal("main", new CreateSequenceExpression().Apply(Conventions).Sequence.SchemaName);

    [Fact]
    public void Apply_ToAScript_SetsAMissingRootPath()
    {
        Assert.Equal("scripts", new ExecuteSqlScriptExpression().Apply(Conventions).RootPath);
        Assert.Equal("mine", new ExecuteSqlScriptExpression { RootPath = "mine" }.Apply(Conventions).RootPath);
    }

    [Fact]
    public void Apply_ToASchemaOfItsOwn_KeepsIt()
        => Assert.Equal("other", new DeleteTableExpression { SchemaName = "other" }.Apply(Conventions).SchemaName);

    [Fact]
    public void Apply_WithoutADefaultSchema_LeavesItUnset()
        => Assert.Null(new DeleteTableExpression { SchemaName = "" }.Apply(new DefaultConventionSet()).SchemaName);

    [Fact]
    public void Apply_ToSeveralExpressions_CompletesEach()
    {
        IMigrationExpression[] expressions = [new DeleteTableExpression(), new CreateSchemaExpression()];

        Assert.Equal(expressions, expressions.Apply(Conventions));
        Assert.Equal("main", ((DeleteTableExpression)expressions[0]).SchemaName);
    }
}
