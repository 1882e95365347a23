using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace FluentMigrator.Tests.Expressions;

public class ReverseTests
{
    public static TheoryData<IMigrationExpression> Irreversible =>
    [
        new AlterColumnExpression(), new AlterDefaultConstraintExpression(), new AlterSchemaExpression(), new CreateSequenceExpression(),
        new DeleteColumnExpression(), new DeleteConstraintExpression(ConstraintType.Unique), new DeleteDataExpression(),
        new DeleteDefaultConstraintExpression(), new DeleteForeignKeyExpression(), new DeleteIndexExpression(), new DeleteSchemaExpression(),
        new DeleteSequenceExpression(), new DeleteTableExpression(), new ExecuteEmbeddedSqlScriptExpression([]),
        new ExecuteSqlScriptExpression(), new ExecuteSqlStatementExpression(), new PerformDBOperationExpression(), new UpdateDataExpression(),
    ];

    [Theory]
    [MemberData(nameof(Irreversible), DisableDiscoveryEnumeration = true)]
    public void Reverse_OfWhatCannotBeUndone_NamesTheOperation(IMigrationExpression expression)
    {
        var exception = Assert.Throws<NotSupportedException>(expression.Reverse);

        var name = expression.GetType().Name.Replace("Expression", "", StringComparison.Ordinal);
        Assert.StartsWith(name + " ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reverse_OfCreateTable_DropsTheTable(bool ifNotExists)
    {
        var reversed = Reverse<DeleteTableExpression>(new CreateTableExpression { SchemaName = "s", TableName = "t", IfNotExists = ifNotExists });

        Assert.Equal(("s", "t", ifNotExists), (reversed.SchemaName, reversed.TableName, reversed.IfExists));
    }

    [Fact]
    public void Reverse_OfCreateColumn_DropsTheColumn()
    {
        var reversed = Reverse<DeleteColumnExpression>(
            new CreateColumnExpression { SchemaName = "s", TableName = "t", Column = new ColumnDefinition { Name = "c" } });

        Assert.Equal(("s", "t", "c"), (reversed.SchemaName, reversed.TableName, Assert.Single(reversed.ColumnNames)));
    }

    [Fact]
    public void Reverse_OfAlterTable_KeepsTheTableWithoutDescription()
    {
        var reversed = Reverse<AlterTableExpression>(new AlterTableExpression { SchemaName = "s", TableName = "t", TableDescription = "d" });

        Assert.Equal(("s", "t", null), (reversed.SchemaName, reversed.TableName, (string?)reversed.TableDescription));
    }

    [Fact]
    public void Reverse_OfCreateConstraint_DropsItsCopy()
    {
        var expression = new CreateConstraintExpression(ConstraintType.PrimaryKey)
        {
            Constraint = { SchemaName = "s", TableName = "t", ConstraintName = "n", Columns = { "a" } },
        };

        var reversed = Reverse<DeleteConstraintExpression>(expression).Constraint;
        expression.Constraint.Columns.Add("b");

        Assert.True(reversed.IsPrimaryKeyConstraint);
        Assert.Equal(("s", "t", "n"), (reversed.SchemaName, reversed.TableName, reversed.ConstraintName));
        Assert.Equal(["a"], reversed.Columns);
    }

    [Fact]
    public void Reverse_OfCreateIndex_DropsItsCopy()
    {
        var expression = new CreateIndexExpression
        {
            Index = { SchemaName = "s", TableName = "t", Name = "n", IsUnique = true, Columns = { new IndexColumnDefinition { Name = "a" } } },
        };

        var reversed = Reverse<DeleteIndexExpression>(expression).Index;
        expression.Index.Columns.Single().Name = "b";

        Assert.Equal(("s", "t", "n", true), (reversed.SchemaName, reversed.TableName, reversed.Name, reversed.IsUnique));
        Assert.Equal("a", Assert.Single(reversed.Columns).Name);
    }

    [Fact]
    public void Reverse_OfForeignKeyTwice_RestoresIt()
    {
        var expression = new CreateForeignKeyExpression
        {
            ForeignKey = { Name = "n", ForeignTable = "f", ForeignColumns = { "a" }, PrimaryTable = "p", PrimaryColumns = { "b" } },
        };

        var dropped = Reverse<DeleteForeignKeyExpression>(expression);
        var restored = Reverse<CreateForeignKeyExpression>(dropped).ForeignKey;

        Assert.Equal(("n", "f", "p"), (restored.Name, restored.ForeignTable, restored.PrimaryTable));
        Assert.Equal(("a", "b"), (Assert.Single(restored.ForeignColumns), Assert.Single(restored.PrimaryColumns)));
    }

    [Fact]
    public void Reverse_OfCreateSchema_DropsIt()
        => Assert.Equal("s", Reverse<DeleteSchemaExpression>(new CreateSchemaExpression { SchemaName = "s" }).SchemaName);

    [Fact]
    public void Reverse_OfRenameTable_SwapsTheNames()
    {
        var reversed = Reverse<RenameTableExpression>(new RenameTableExpression { SchemaName = "s", OldName = "a", NewName = "b" });

        Assert.Equal(("s", "b", "a"), (reversed.SchemaName, reversed.OldName, reversed.NewName));
    }

    [Fact]
    public void Reverse_OfRenameColumn_SwapsTheNames()
    {
        var reversed = Reverse<RenameColumnExpression>(
            new RenameColumnExpression { SchemaName = "s", TableName = "t", OldName = "a", NewName = "b" });

        Assert.Equal(("s", "t", "b", "a"), (reversed.SchemaName, reversed.TableName, reversed.OldName, reversed.NewName));
    }

    [Fact]
    public void Reverse_OfInsertData_DeletesTheSameRows()
    {
        var expression = new InsertDataExpression { SchemaName = "s", TableName = "t" };
        expression.Rows.Add([new("a", 1), new("b", null)]);

        var reversed = Reverse<DeleteDataExpression>(expression);

        Assert.Equal(("s", "t", false), (reversed.SchemaName, reversed.TableName, reversed.IsAllRows));
        Assert.Equal([new("a", 1), new("b", null)], Assert.Single(reversed.Rows));
    }

    private static T Reverse<T>(IMigrationExpression expression) => Assert.IsType<T>(expression.Reverse());
}
