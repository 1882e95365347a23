using FluentMigrator.Runner.Constraints;
using FluentMigrator.Runner.Versioning;

namespace FluentMigrator.Tests.Runner.Versioning;

public class VersionInfoTests
{
    [Fact]
    public void AppliedMigrations_InAnyOrderOfAdding_StartWithTheHighest()
    {
        var info = new VersionInfo();
        foreach (var version in new long[] { 2, 3, 1, 3 })
            info.AddAppliedMigration(version);

        Assert.Equal([3, 2, 1], info.AppliedMigrations());
        Assert.Equal((3, true, false), (info.Latest(), info.HasAppliedMigration(2), info.HasAppliedMigration(4)));
    }

    [Fact]
    public void Latest_WithoutVersions_IsZero() => Assert.Equal(0, new VersionInfo().Latest());

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void ShouldRun_AtTheMinimumVersion_IsTrueFromThereOn(long latest, bool expected)
    {
        var info = new VersionInfo();
        info.AddAppliedMigration(latest);

        Assert.Equal(expected, new CurrentVersionMigrationConstraintAttribute(5).ShouldRun(new MigrationConstraintContext { VersionInfo = info }));
    }
}
