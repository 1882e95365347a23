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
    [InlineData("1,2", "1,2,3", 3, true)]
    [InlineData("", "7", 7, true)]
    [InlineData("1,2", "1,2,3,4", 3, true)]
    [InlineData("1,2", "1,3", 3, true)]
    [InlineData("1,2", "2,3", 3, true)]
    [InlineData("1,2", "1,2,4", 3, true)]
    [InlineData("1,2", "2", 2, false)]
    [InlineData("1,2", "1", 2, false)]
    [InlineData("7", "", 7, false)]
    [InlineData("1,2,20260101", "1,2", 20260101, false)]
    [InlineData("1,2,3", "1", 3, false)]
    [InlineData("1,2,3", "1,4", 3, false)]
    [InlineData("1,2,3", "1,3", 2, false)]
    public void IsAfter_OneStep_IsTrueIfItAloneMayHaveDoneIt(string before, string after, long version, bool isAdded)
    {
        var expected = isAdded
            ? Parse(after).SequenceEqual(Parse(before).Append(version))
            : Parse(after).SequenceEqual(Parse(before).SkipLast(1)) && Parse(before).Last() == version;

        Assert.Equal(expected, Of(Parse(after)).IsAfter(Of(Parse(before)), version, isAdded));
    }

    [Theory]
    [InlineData("1,2,3", 3)]
    [InlineData("5,6", 6)]
    [InlineData("7", 7)]
    public void After_TheLastOfVersionsInARowIsRemoved_IsTheHeadOfTheOthers(string versions, long less) =>
        Assert.Equal(Of(Parse(versions).Where(version => version != less)), Of(Parse(versions)).After(less, isAdded: false));

    [Theory]
    [InlineData("1,2,3", 2)]
    [InlineData("1,2,3", 1)]
    [InlineData("1,3", 3)]
    [InlineData("1,2,20260101", 20260101)]
    [InlineData("", 1)]
    public void After_WhatThreeNumbersDoNotTell_IsUnknown(string versions, long less) =>
        Assert.Null(Of(Parse(versions)).After(less, isAdded: false));

    private static IEnumerable<long> Parse(string versions) =>
        versions.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse);

    private static HistoryHead Of(IEnumerable<long> versions) =>
        versions.Order().ToList() is [var first, ..] sorted ? new HistoryHead(first, sorted[^1], sorted.Count) : HistoryHead.Empty;
}
