using System.Data;
using FluentMigrator.Builders;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Tests.Builders;

public class ColumnBuilderTests
{
    [Fact]
    public void ForeignKey_OnColumn_IsTheObjectOfItsExpression()
    {
        var recorded = Recording.Expressions(m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey("P", "id"));

        var table = Assert.IsType<CreateTableExpression>(recorded[0]);
        var key = Assert.IsType<CreateForeignKeyExpression>(recorded[1]);
        Assert.Same(key.ForeignKey, table.Columns[0].ForeignKey);
    }

    [Fact]
    public void ForeignKey_BeforeNotNullAfterwards_IsSharedByBothFormsOfTheColumn()
    {
        var recorded = Recording.Expressions(m => m.Create.Column("c").OnTable("T").AsInt64()
            .ForeignKey("P", "id").SetExistingRowsTo(1).NotNullable());

        var create = recorded.OfType<CreateColumnExpression>().Single();
        var alter = recorded.OfType<AlterColumnExpression>().Single();
        Assert.Same(create.Column.ForeignKey, alter.Column.ForeignKey);
    }

    [Fact]
    public void OnDelete_AfterForeignKeyWithoutTable_Throws()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            Recording.Lines(m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey().OnDelete(Rule.Cascade)));

        Assert.Contains("T.c", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InSchema_AfterColumns_ReachesIndexesAndForeignKeys()
    {
        var lines = Recording.Lines(m =>
        {
            var table = m.Create.Table("T");
            table.WithColumn("c").AsInt64().Indexed("IX").ForeignKey("FK", "P", "id").ReferencedBy("RK", "F", "p");
            table.InSchema("s");
        });

        Assert.Contains("CreateIndex Index={Name=IX SchemaName=s TableName=T Columns=[{Name=c}]}", lines);
        Assert.Contains(lines, line => line.StartsWith(
            "CreateForeignKey ForeignKey={Name=FK ForeignTable=T ForeignTableSchema=s PrimaryTable=P ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(
            "CreateForeignKey ForeignKey={Name=RK ForeignTable=F PrimaryTable=T PrimaryTableSchema=s ", StringComparison.Ordinal));
    }

    [Fact]
    public void InSchema_AfterColumns_ReachesEveryChangeOfAnAlteredTable()
    {
        var recorded = Recording.Expressions(m =>
        {
            var table = m.Alter.Table("T");
            table.AddColumn("a").AsInt64().SetExistingRowsTo(1).NotNullable();
            table.AlterColumn("b").AsInt64().WithDefaultValue(2);
            table.InSchema("s");
        });

        Assert.Equal(6, recorded.Count);
        Assert.All(recorded, expression => Assert.Equal("s", ((ISchemaExpression)expression).SchemaName));
    }

    [Fact]
    public void AsType_ChosenAgain_ReplacesTheFirstWholly()
    {
        var lines = Recording.Lines(m =>
        {
            var column = m.Create.Table("T").WithColumn("c");
            column.AsDecimal(9, 2);
            column.AsString(5, "nocase");
            column.AsCustom("JSON");
        });

        Assert.Equal(["CreateTable TableName=T Columns=[{Name=c CustomType=JSON TableName=T}]"], lines);
    }

    [Theory]
    [InlineData("", "text")]
    [InlineData("name", " ")]
    [InlineData("taken", "text")]
    public void WithColumnAdditionalDescription_EmptyOrTwice_Throws(string name, string description) =>
        Assert.Throws<ArgumentException>(() => Recording.Lines(m => m.Create.Table("T").WithColumn("c").AsInt64()
            .WithColumnAdditionalDescription("taken", "text").WithColumnAdditionalDescription(name, description)));

    [Fact]
    public void WithColumnAdditionalDescriptions_None_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            Recording.Lines(m => m.Create.Table("T").WithColumn("c").AsInt64().WithColumnAdditionalDescriptions([])));

    [Fact]
    public void ColumnBuilder_OfEachRoot_IsReachableByExtensions() => Recording.Lines(m =>
    {
        AssertColumn(m.Create.Table("T").WithColumn("c").AsInt64(), "T", "c");
        AssertColumn(m.Create.Column("c").OnTable("T").AsInt64(), "T", "c");
        AssertColumn(m.Alter.Table("T").AddColumn("a").AsInt64().AlterColumn("c").AsInt64(), "T", "c");
        AssertColumn(m.Alter.Column("c").OnTable("T").AsInt64(), "T", "c");
    });

    [Fact]
    public void CreateTable_Builder_GivesContextAndFeaturesOfTheTable()
    {
        ICreateTableWithColumnSyntax? builder = null;
        var recorded = Recording.Expressions(m => builder = m.Create.Table("T"));

        ((ISupportAdditionalFeatures)builder!).AdditionalFeatures["x"] = 1;
        Assert.Equal(1, Assert.IsType<CreateTableExpression>(recorded[0]).AdditionalFeatures["x"]);
        Assert.Equal(recorded, ((IMigrationContextAccessor)builder).GetMigrationContext().Expressions);
    }

    [Fact]
    public void Features_OfOtherBuilders_AreThoseOfTheirExpressions()
    {
        var builders = new List<object>();
        var recorded = Recording.Expressions(m => builders.AddRange(
        [
            m.Create.Schema("s"), m.Create.Index("i"), m.Create.PrimaryKey("p"), m.Delete.Index("i"), m.Delete.UniqueConstraint("u"),
            m.Insert.IntoTable("T"),
        ]));

        Assert.All(builders.Zip(recorded), pair => Assert.Same(
            ((ISupportAdditionalFeatures)pair.Second).AdditionalFeatures, ((ISupportAdditionalFeatures)pair.First).AdditionalFeatures));
    }

    private static void AssertColumn(object builder, string table, string column)
    {
        var access = Assert.IsAssignableFrom<IColumnExpressionBuilder>(builder);
        Assert.Equal((table, column), (access.TableName, access.Column.Name));
    }
}
