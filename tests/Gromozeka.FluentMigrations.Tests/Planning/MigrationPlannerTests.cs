using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Planning;

namespace Gromozeka.FluentMigrations.Tests.Planning;

/// <summary>
/// What runs, for a catalog and a history. The catalogs: "Three" has 1, 2, 3; "Gap" 1, 3; "Breaking" 1, and 2 with the mark.
/// </summary>
public class MigrationPlannerTests
{
    [Theory]
    [InlineData("Three", "", null, "1 2 3")]
    [InlineData("Three", "1", null, "2 3")]
    [InlineData("Three", "1 2 3", null, "")]
    [InlineData("Three", "", 2L, "1 2")]
    [InlineData("Three", "1", 2L, "2")]
    [InlineData("Three", "1 2", 2L, "")]
    [InlineData("Three", "", 0L, "")]
    [InlineData("Breaking", "", 1L, "1")]
    [InlineData("Breaking", "1 2", null, "")]
    public void Up_FromAHistoryToATarget_IsWhatIsMissing(string catalog, string applied, long? target, string steps)
    {
        var plan = Planner(catalog).Up(Versions(applied), target);

        Assert.Equal(steps, string.Join(" ", plan.Steps.Select(step => step.Migration.Version)));
        Assert.All(plan.Steps, step => Assert.Equal(StepDirection.Up, step.Direction));
        Assert.Empty(plan.Warnings);
    }

    [Theory]
    [InlineData("Three", "3", "1 2", "Migration 1 (Step1) is older than the current version 3 and is applied anyway (AllowOutOfOrder).")]
    [InlineData(
        "Three",
        "1 2 3 4",
        "",
        "The database has applied version 4, newer than this program (3); it runs anyway (AllowNewerDatabase)."
    )]
    [InlineData(
        "Gap",
        "1 2",
        "3",
        "The database has applied version 2, which this program lacks; it runs anyway (AllowMissingMigrations)."
    )]
    [InlineData("Breaking", "1", "2", "")]
    public void Up_WhatAnOptionAllows_IsAWarning(string catalog, string applied, string steps, string warning)
    {
        var plan = Planner(catalog, everything: true).Up(Versions(applied), null);

        Assert.Equal(steps, string.Join(" ", plan.Steps.Select(step => step.Migration.Version)));
        Assert.Equal(warning, string.Join("\n", plan.Warnings));
    }

    [Theory]
    [InlineData("Three", "1 2 3", 1, "3")]
    [InlineData("Three", "1 2 3", 2, "3 2")]
    [InlineData("Three", "1 2 3", 9, "3 2 1")]
    [InlineData("Three", "1 2 3", 0, "")]
    [InlineData("Three", "", 1, "")]
    public void Down_SomeSteps_AreTheLastOnes(string catalog, string applied, int count, string steps)
    {
        var plan = Planner(catalog).Down(Versions(applied), count);

        Assert.Equal(steps, string.Join(" ", plan.Steps.Select(step => step.Migration.Version)));
        Assert.All(plan.Steps, step => Assert.Equal(StepDirection.Down, step.Direction));
    }

    [Theory]
    [InlineData("1 2 3", 1L, "3 2")]
    [InlineData("1 2 3", 3L, "")]
    [InlineData("1 2 3", 0L, "3 2 1")]
    [InlineData("", 0L, "")]
    public void DownTo_AVersion_IsEachAboveIt(string applied, long version, string steps) =>
        Assert.Equal(
            steps,
            string.Join(" ", Planner("Three").DownTo(Versions(applied), version).Steps.Select(step => step.Migration.Version))
        );

    [Theory]
    [InlineData("", 2L, "1 2")]
    [InlineData("1", 3L, "2 3")]
    [InlineData("2", 3L, "1 3")]
    [InlineData("1 2 3", 3L, "")]
    public void Stamp_UpToAVersion_IsWhatIsMissing(string applied, long version, string stamped) =>
        Assert.Equal(stamped, string.Join(" ", Planner("Three").Stamp(Versions(applied), version).Select(migration => migration.Version)));

    private static readonly Dictionary<string, (Action Plan, ErrorCode Code, long Version, string Text)> Refusals = new()
    {
        ["newer"] = (
            () => Planner("Three").Up([1, 4, 5], null),
            ErrorCodes.NewerDatabase,
            5,
            """
            shop.db is newer than this program.
            it has applied versions 4, 5; the newest migration of this program is 3
            nothing was written; the database is at version 5
            start a program that contains these migrations; if this older one may run on the database, set AllowNewerDatabase
            """
        ),
        ["stamp on a newer one"] = (
            () => Planner("Three").Stamp([4], 3),
            ErrorCodes.NewerDatabase,
            4,
            """
            shop.db is newer than this program.
            it has applied version 4; the newest migration of this program is 3
            nothing was written; the database is at version 4
            start a program that contains these migrations; if this older one may run on the database, set AllowNewerDatabase
            """
        ),
        ["missing"] = (
            () => Planner("Gap").Up([1, 2, 3], null),
            ErrorCodes.MissingMigration,
            2,
            """
            shop.db has applied version 2, which this program does not contain.
            a migration was deleted or renumbered after it had been applied
            nothing was written; the database is at version 3
            restore the class under its old version; if it is gone for good, set AllowMissingMigrations
            """
        ),
        ["out of order"] = (
            () => Planner("Three").Up([1, 3], null),
            ErrorCodes.OutOfOrder,
            2,
            """
            Migration 2 (Step2) is not applied, but shop.db is already at version 3.
            it was added after a later one, or its row was deleted from the version table
            nothing was written; the database is at version 3
            give it a version above the current one; if it may run after the later ones, set AllowOutOfOrder
            """
        ),
        ["breaking"] = (
            () => Planner("Breaking").Up([1], null),
            ErrorCodes.BreakingChange,
            2,
            """
            Migration 2 (Second) is marked as a breaking change.
            breaking changes are applied to shop.db only when they are allowed
            nothing was written; the database is at version 1
            make sure that every program using the database can work with it, then set AllowBreakingChange
            """
        ),
        ["unknown target"] = (
            () => Planner("Three").Up([], 9),
            ErrorCodes.UnknownTarget,
            9,
            """
            shop.db cannot be migrated to version 9.
            this program has no migration of that version; its newest is 3
            nothing was written
            name a version of this program, or none for the newest
            """
        ),
        ["target below"] = (
            () => Planner("Three").Up([1, 2, 3], 2),
            ErrorCodes.TargetBelowCurrent,
            2,
            """
            shop.db was not migrated to version 2.
            it is at version 3, and migrating only goes up
            nothing was written; the database is at version 3
            to go back, call RollbackTo(2)
            """
        ),
        ["unknown stamp"] = (
            () => Planner("Three").Stamp([], 9),
            ErrorCodes.UnknownTarget,
            9,
            """
            shop.db cannot be stamped with version 9.
            this program has no migration of that version; its newest is 3
            nothing was written
            name a version of this program
            """
        ),
        ["down to one above"] = (
            () => Planner("Three").DownTo([1], 2),
            ErrorCodes.TargetAboveCurrent,
            2,
            """
            shop.db was not rolled back to version 2.
            it is at version 1, and rolling back only goes down
            nothing was written; the database is at version 1
            to go up, call Migrate(2)
            """
        ),
        ["down to one that is not applied"] = (
            () => Planner("Three").DownTo([1, 3], 2),
            ErrorCodes.UnknownTarget,
            2,
            """
            shop.db was not rolled back to version 2.
            that version is not applied
            nothing was written; the database is at version 3
            name 0 or an applied version: versions 1, 3
            """
        ),
        ["down to one that nobody knows"] = (
            () => Planner("Three").DownTo([1], 9),
            ErrorCodes.UnknownTarget,
            9,
            """
            shop.db was not rolled back to version 9.
            that version is not applied
            nothing was written; the database is at version 1
            name 0 or an applied version: version 1
            """
        ),
        ["down from nothing"] = (
            () => Planner("Three").DownTo([], 9),
            ErrorCodes.UnknownTarget,
            9,
            """
            shop.db was not rolled back to version 9.
            that version is not applied
            nothing was written; the database is at version 0
            there is nothing to roll back
            """
        ),
        ["down past one that the program lacks"] = (
            () => Planner("Gap").Down([1, 2], 1),
            ErrorCodes.MissingMigration,
            2,
            """
            shop.db cannot be rolled back past version 2.
            this program does not contain that migration, so it does not know how to undo it
            nothing was written; the database is at version 2
            roll back with a program that contains it
            """
        ),
    };

    public static TheoryData<string> Refused { get; } = [.. Refusals.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Plan_Refused_SaysItInFourParts(string name)
    {
        var (plan, code, version, text) = Refusals[name];

        var error = Assert.Throws<MigrationException>(plan);

        Assert.Equal((code, version), (error.Code, error.Version));
        Assert.Equal(text, string.Join("\n", error.What, error.Why, error.State, error.Next));
    }

    [Fact]
    public void Plan_RefusedBecauseOfAMigration_NamesItsClass()
    {
        Assert.Equal("Step2", Assert.Throws<MigrationException>(() => Planner("Three").Up([1, 3], null)).Migration);
        Assert.Equal("Second", Assert.Throws<MigrationException>(() => Planner("Breaking").Up([1], null)).Migration);
    }

    [Theory]
    [InlineData("", "3 migrations up to version 3 are pending, and this program only checks")]
    [InlineData("1 2", "1 migration up to version 3 is pending, and this program only checks")]
    [InlineData("1 2 3", "it has tables but no version, and would have to be adopted")]
    public void Behind_APlanOfAProgramThatOnlyChecks_SaysItInFourParts(string applied, string why)
    {
        var error = PlanErrors.Behind(Planner("Three").Up(Versions(applied), null), 3, "shop.db");

        Assert.Equal(ErrorCodes.Behind, error.Code);
        Assert.Equal(
            $"shop.db is behind this program.|{why}|nothing was written|"
                + "migrate the database with the program or tool that is allowed to migrate it, then start again",
            string.Join("|", error.What, error.Why, error.State, error.Next)
        );
    }

    [Theory]
    [InlineData(1, "version 1")]
    [InlineData(2, "versions 1, 2")]
    [InlineData(10, "versions 1, 2, 3, 4, 5, 6, 7, 8, 9, 10")]
    [InlineData(12, "versions 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more")]
    public void List_OfVersions_NamesTen(int count, string text) =>
        Assert.Equal(text, PlanErrors.List([.. Enumerable.Range(1, count).Select(version => (long)version)]));

    private static MigrationPlanner Planner(string catalog, bool everything = false) =>
        new(
            MigrationCatalog.Read(
                [typeof(MigrationPlannerTests).Assembly],
                FluentMigrations.NumberingPolicy.Any,
                $"Gromozeka.FluentMigrations.Tests.Fixtures.{catalog}"
            ),
            new MigrationOptions
            {
                AllowNewerDatabase = everything,
                AllowMissingMigrations = everything,
                AllowOutOfOrder = everything,
                AllowBreakingChange = everything,
            },
            "shop.db"
        );

    private static List<long> Versions(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
}
