using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Tests.History;

public class HistoryHeadTests
{
    [Theory]
    [InlineData("1,2,3", 4)]
    [InlineData("", 7)]
    [InlineData("2,5", 3)]
    [InlineData("2,5", 1)]
    public void With_AVersion_IsTheHeadOfThoseAndIt(string versions, long more) =>
        Assert.Equal(Of([.. Parse(versions), more]), Of(Parse(versions)).With(more));

    [Theory]
    [InlineData("1,2,3", 3)]
    [InlineData("5,6", 6)]
    [InlineData("7", 7)]
    public void Without_TheLastOfVersionsInARow_IsTheHeadOfTheOthers(string versions, long less) =>
        Assert.Equal(Of(Parse(versions).Where(version => version != less)), Of(Parse(versions)).Without(less));

    [Theory]
    [InlineData("1,2,3", 2)]
    [InlineData("1,2,3", 1)]
    [InlineData("1,3", 3)]
    [InlineData("1,2,20260101", 20260101)]
    [InlineData("", 1)]
    public void Without_WhatThreeNumbersDoNotTell_IsUnknown(string versions, long less) => Assert.Null(Of(Parse(versions)).Without(less));

    private static IEnumerable<long> Parse(string versions) =>
        versions.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse);

    private static HistoryHead Of(IEnumerable<long> versions) =>
        versions.Order().ToList() is [var first, ..] sorted ? new HistoryHead(first, sorted[^1], sorted.Count) : HistoryHead.Empty;
}
