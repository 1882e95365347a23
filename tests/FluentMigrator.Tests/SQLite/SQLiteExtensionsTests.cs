using FluentMigrator.Expressions;
using FluentMigrator.SQLite;
using FluentMigrator.Tests.Builders;

namespace FluentMigrator.Tests.SQLite;

public class SQLiteExtensionsTests
{
    [Fact]
    public void WithoutRowId_AfterTable_SetsTheTablesFeature() =>
        AssertWithoutRowId(m => m.Create.Table("T").WithoutRowId().WithColumn("c").AsInt64().PrimaryKey());

    [Fact]
    public void WithoutRowId_AfterColumn_SetsTheTablesFeature() =>
        AssertWithoutRowId(m => m.Create.Table("T").WithColumn("c").AsInt64().PrimaryKey().WithoutRowId());

    [Fact]
    public void WithoutRowId_NoTable_Throws() =>
        Assert.Throws<InvalidOperationException>(() =>
            ((FluentMigrator.Builders.Create.Table.ICreateTableColumnOptionOrWithColumnSyntax)null!).WithoutRowId());

    private static void AssertWithoutRowId(Action<Migration> up)
    {
        var table = Assert.IsType<CreateTableExpression>(Assert.Single(Recording.Expressions(up)));
        Assert.Equal(true, table.AdditionalFeatures[SQLiteExtensions.WithoutRowIdTable]);
    }
}
