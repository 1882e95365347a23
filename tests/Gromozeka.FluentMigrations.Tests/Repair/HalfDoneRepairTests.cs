using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Repair;

/// <summary>Steps that may be half done, settled by a person.</summary>
public sealed class HalfDoneRepairTests : IDisposable
{
    private const string Fixture = "Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransaction";
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Repair_WithoutAChoice_RefusesEverything()
    {
        FailHalfWay("up");
        _bed.File.Execute("UPDATE facts SET fact = '7'");
        var plan = Manager().PlanRepair();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HalfDone, () => Manager().Repair(plan));

        Assert.Equal([RepairKind.NeedsChoice, RepairKind.Automatic], plan.Actions.Select(action => action.Kind));
        Assert.Contains("HalfDone", plan.Actions[0].Does, StringComparison.Ordinal);
        Assert.Equal(2, error.Version);
    }

    [Theory]
    [InlineData("up", HalfDoneResolution.MarkApplied, "1,2", "applied")]
    [InlineData("up", HalfDoneResolution.MarkNotApplied, "1", "not applied")]
    [InlineData("down", HalfDoneResolution.MarkApplied, "1,2", "applied")]
    [InlineData("down", HalfDoneResolution.MarkNotApplied, "1", "not applied")]
    public void Repair_WithAChoice_RecordsItAndLetsTheNextStartGoOn(
        string direction,
        HalfDoneResolution choice,
        string versions,
        string outcome
    )
    {
        FailHalfWay(direction);
        var manager = Manager();
        var plan = manager.PlanRepair(new RepairOptions { HalfDone = choice });

        var done = manager.Repair(plan);

        Assert.Equal($"its version is recorded as {outcome}", Assert.Single(done).Does);
        Assert.Equal(versions, _bed.Versions("history", "number"));
        Assert.Equal(
            $"2|repair|{outcome}|",
            _bed.File.Rows("SELECT version, direction, outcome, error FROM migration_log ORDER BY id DESC")[0]
        );
        Assert.Equal(versions[^1..], _bed.File.Scalar("SELECT fact FROM facts"));
        // A migration that fails cannot be replayed for a comparison.
        Assert.All(manager.Validate(), finding => Assert.Equal(ErrorCodes.NotFullyChecked, finding.Code));
        Assert.All(manager.GetStatus().Migrations, entry => Assert.Null(entry.HalfDone));

        _bed.Script.Up(2, migration => migration.Create.Table("t2").WithColumn("id").AsInt64());
        Assert.Equal(2, manager.Migrate().ToVersion);
    }

    [Fact]
    public void Repair_MarkedAsApplied_HasItsTitleAndNoDuration()
    {
        FailHalfWay("up");

        Manager().Repair(Manager().PlanRepair(new RepairOptions { HalfDone = HalfDoneResolution.MarkApplied }));

        var applied = Manager().GetStatus().Migrations[1].Applied!;
        Assert.Equal(("Step2", (TimeSpan?)null, false), (applied.Description, applied.Duration, applied.IsAdopted));
    }

    [Fact]
    public void Repair_StepOfAMigrationThatTheProgramLacks_CanBeSettledToo()
    {
        FailHalfWay("up");
        _bed.File.Execute("UPDATE migration_log SET version = 9 WHERE version = 2");
        var manager = Manager();

        manager.Repair(manager.PlanRepair(new RepairOptions { HalfDone = HalfDoneResolution.MarkApplied }));

        Assert.Equal("9|", _bed.File.Scalar("SELECT number, title FROM history WHERE number = 9"));
        Assert.Equal(ErrorCodes.NewerDatabase, Assert.Single(manager.Validate()).Code);
    }

    [Fact]
    public void Validate_StepThatMayBeHalfDone_IsFound()
    {
        FailHalfWay("up");

        var finding = Assert.Single(Manager().Validate());

        Assert.Equal(ErrorCodes.HalfDone, finding.Code);
        Assert.Contains("migration 2, going up", finding.What, StringComparison.Ordinal);
        Assert.Contains("MarkApplied", finding.Remedy, StringComparison.Ordinal);
    }

    private MigrationManager Manager() => _bed.FullManager(Fixture);

    private void FailHalfWay(string direction)
    {
        _bed.Script.Up(2, migration =>
            migration.Execute.Sql(direction == "up" ? "CREATE TABLE kept (id INTEGER); DROP TABLE nowhere" : "SELECT 1")
        );
        _bed.Script.Down(2, migration => migration.Execute.Sql("CREATE TABLE kept (id INTEGER); DROP TABLE nowhere"));
        var manager = Manager();
        if (direction == "up")
        {
            Assert.Throws<MigrationException>(() => manager.Migrate());
            return;
        }

        manager.Migrate();
        Assert.Throws<MigrationException>(() => manager.Rollback());
    }
}
