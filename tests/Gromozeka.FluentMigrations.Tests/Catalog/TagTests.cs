using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Catalog;

public sealed class TagTests : IDisposable
{
    private const string Regions = "Gromozeka.FluentMigrations.Tests.Fixtures.Regions";
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("", "1,4")]
    [InlineData("Europe", "1,2,3,4")]
    [InlineData("Asia", "1,3,4,5")]
    [InlineData("Asia,Test", "1,3,4,5")]
    [InlineData("Europe,Test", "1,3,4")]
    [InlineData("asia", "1,4")]
    [InlineData("Africa", "1,4")]
    public void Migrate_WithTags_AppliesWhatMatchesAndFindsNoGap(string tags, string applied)
    {
        var manager = _bed.Manager(Regions, Asked(tags, includesUntagged: true));

        manager.Migrate();

        Assert.Equal(applied, _bed.Versions());
        Assert.Empty(manager.Migrate().Steps);
        Assert.Empty(manager.GetStatus().Pending);
    }

    [Fact]
    public void Migrate_TaggedAndTheHostSaidNothing_IsRefused()
    {
        var error = Assert.Throws<MigrationException>(() => _bed.Manager(Regions).Migrate());

        Assert.Equal(ErrorCodes.UnsupportedAttribute, error.Code);
        Assert.Contains("MigrationOptions.Tags", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_WithoutUntagged_NumbersTheTaggedByThemselves()
    {
        var error = Assert.Throws<MigrationException>(() => _bed.Manager(Regions, Asked("Europe", includesUntagged: false)).Migrate());

        Assert.Equal(ErrorCodes.VersionGap, error.Code);
        Assert.Equal(1, error.Version);
        Assert.Equal(
            2,
            _bed.Manager(Regions, options =>
                {
                    Asked("Europe", includesUntagged: false)(options);
                    options.Numbering = NumberingPolicy.Any;
                })
                .Migrate()
                .Steps.Count
        );
    }

    [Theory]
    [InlineData("Sequential", "GM102")]
    [InlineData("Automatic", null)]
    [InlineData("Any", null)]
    public void Migrate_Timestamps_AreFoundUnlessTheHostInsists(string numbering, string? code)
    {
        var error = Record.Exception(() =>
            _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.Timestamps", options =>
                    options.Numbering = Enum.Parse<NumberingPolicy>(numbering)
                )
                .Migrate()
        );

        Assert.Equal(code, (error as MigrationException)?.Code.Id);
    }

    [Fact]
    public void Migrate_MixedUnderAny_IsApplied() =>
        Assert.Equal(
            2,
            _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.Mixed", options => options.Numbering = NumberingPolicy.Any)
                .Migrate()
                .Steps.Count
        );

    private static Action<MigrationOptions> Asked(string tags, bool includesUntagged) =>
        options =>
            (options.Tags, options.IncludeUntaggedMigrations) = (tags.Split(',', StringSplitOptions.RemoveEmptyEntries), includesUntagged);

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, true)]
    [InlineData("", false, true)]
    [InlineData("a", false, false)]
    [InlineData("a", true, true)]
    public void TakesUntagged_WhatWasAsked_UnlessOnlyTagsAreMeant(string? asked, bool includesUntagged, bool takes) =>
        Assert.Equal(takes, new TagFilter(asked?.Split(',', StringSplitOptions.RemoveEmptyEntries), includesUntagged).TakesUntagged);
}
