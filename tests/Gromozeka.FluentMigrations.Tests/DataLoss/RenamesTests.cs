using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Schema;
using static Gromozeka.FluentMigrations.Tests.DataLoss.Steps;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

public class RenamesTests
{
    private static readonly TableNameComparer AnyCase = new(StringComparer.OrdinalIgnoreCase, defaultSchema: null);

    private static readonly IMigrationExpression[] Step =
    [
        Rename("a", "b"),
        Sql("SELECT 1"),
        RenameColumn("b", "x", "y"),
        Rename("b", "c"),
        RenameColumn("c", "y", "z"),
        Rename("other", "d"),
    ];

    [Theory]
    [InlineData("a", "c")]
    [InlineData("A", "c")]
    [InlineData("b", "c")]
    [InlineData("other", "d")]
    [InlineData("elsewhere", "elsewhere")]
    public void Table_FollowedThroughAStep_IsItsLastName(string table, string name) =>
        Assert.Equal(name, Renames.Table(Step, table, AnyCase));

    [Theory]
    [InlineData("a", "x", "z")]
    [InlineData("A", "X", "z")]
    [InlineData("a", "other", "other")]
    [InlineData("elsewhere", "x", "x")]
    public void Column_FollowedThroughAStep_IsItsLastName(string table, string column, string name) =>
        Assert.Equal(name, Renames.Column(Step, table, column, AnyCase));

    [Fact]
    public void Of_AStep_IsItsRenamesTheLastFirst() => Assert.Equal([5, 4, 3, 2, 0], Renames.Of(Step).Select(rename => rename.Index));

    [Theory]
    [InlineData(6, "c", null, "a", null)]
    [InlineData(6, "C", "Z", "a", "x")]
    [InlineData(3, "c", null, "a", null)]
    [InlineData(2, "b", "y", "a", "x")]
    [InlineData(1, "b", "y", "a", "y")]
    [InlineData(0, "c", null, "c", null)]
    [InlineData(6, "elsewhere", "z", "elsewhere", "z")]
    [InlineData(6, "c", "other", "a", "other")]
    public void NameBefore_WhatAnOperationNames_IsWhatItIsCalledNow(
        int index,
        string table,
        string? column,
        string tableNow,
        string? columnNow
    )
    {
        var now = Renames.NameBefore(Renames.Of(Step), index, new DeletedRows(table, column, 0, DeletionCause.Table), AnyCase);

        Assert.Equal(((TableName)tableNow, columnNow), (now.Table, now.Column));
    }
}
