using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Infrastructure;

namespace FluentMigrator.Tests.Runner.Infrastructure;

public class DefaultMigrationRunnerConventionsTests
{
    private static readonly DefaultMigrationRunnerConventions Conventions = DefaultMigrationRunnerConventions.Instance;

    [Theory]
    [InlineData(typeof(TwoAttributes), true, "A")]
    [InlineData(typeof(TwoAttributes), true, "B")]
    [InlineData(typeof(TwoAttributes), true, "A", "B")]
    [InlineData(typeof(OneAttribute), true, "A")]
    [InlineData(typeof(OneAttribute), false, "a")]
    [InlineData(typeof(OneAttribute), false, "A", "C")]
    [InlineData(typeof(OneAttribute), false)]
    [InlineData(typeof(Any), true, "B", "C")]
    [InlineData(typeof(Any), false, "C")]
    [InlineData(typeof(ThroughInterface), true, "I")]
    [InlineData(typeof(Derived), true, "A")]
    [InlineData(typeof(Untagged), false, "A")]
    public void TypeHasMatchingTags_ForTheTagsAskedFor_FollowsTheBehavior(Type type, bool expected, params string[] tags)
        => Assert.Equal(expected, ((IMigrationRunnerTagConventions)Conventions).TypeHasMatchingTags(type, tags));

    [Theory]
    [InlineData(typeof(ThroughInterface), true)]
    [InlineData(typeof(Untagged), false)]
    public void TypeHasTags_OnAnyLevel_FindsThem(Type type, bool expected)
        => Assert.Equal(expected, ((IMigrationRunnerTagConventions)Conventions).TypeHasTags(type));

    [Fact]
    public void GetMigrationInfoForMigration_OfAVersionedClass_SaysWhatItsAttributesSay()
    {
        var info = Conventions.GetMigrationInfoForMigration(new Versioned());

        Assert.Equal(
            (5, "five", TransactionBehavior.None, true, "5: Versioned"),
            (info.Version, info.Description, info.TransactionBehavior, info.IsBreakingChange, info.GetName()));
        Assert.True(info.IsAttributed() && info.HasTrait("t") && !info.HasTrait("u"));
        Assert.Equal((1, null), (info.Trait("t"), info.Trait("u")));
    }

    [Fact]
    public void GetMigrationInfoForMigration_OfMaintenance_HasNoVersion()
    {
        var info = Conventions.GetMigrationInfoForMigration(new Upkeep());

        Assert.False(info.IsAttributed());
        Assert.Equal((TransactionBehavior.None, "Upkeep"), (info.TransactionBehavior, info.GetName()));
        Assert.Equal(MigrationStage.AfterAll, Conventions.GetMaintenanceStage(typeof(Upkeep)));
    }

    [Fact]
    public void TypeIs_OfEachKind_GoesByAttributeAndInterface()
    {
        Assert.True(Conventions.TypeIsMigration(typeof(Versioned)));
        Assert.False(Conventions.TypeIsMigration(typeof(Upkeep)));
        Assert.False(Conventions.TypeIsMigration(typeof(NoMigration)));
        Assert.False(Conventions.TypeIsProfile(typeof(Versioned)));
        Assert.Null(Conventions.GetMaintenanceStage(typeof(Versioned)));
    }

    private abstract class Empty : IMigration
    {
        public string ConnectionString => "";

        public void GetDownExpressions(IMigrationContext context) => context.Expressions.Clear();

        public void GetUpExpressions(IMigrationContext context) => context.Expressions.Clear();
    }

    [Migration(5, TransactionBehavior.None, "five", BreakingChange = true), MigrationTrait("t", 1)]
    private sealed class Versioned : Empty;

    [Maintenance(MigrationStage.AfterAll, TransactionBehavior.None)]
    private sealed class Upkeep : Empty;

    [Migration(6)]
    private sealed class NoMigration;

    [Tags("A"), Tags("B")]
    private sealed class TwoAttributes;

    [Tags("A", "B")]
    private class OneAttribute;

    private sealed class Derived : OneAttribute;

    [Tags(TagBehavior.RequireAny, "A", "B")]
    private sealed class Any;

    [Tags("I")]
    private interface ITagged;

    private sealed class ThroughInterface : ITagged;

    private sealed class Untagged;
}
