using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class ProfileTests : IDisposable
{
    private const string Fixture = "Gromozeka.FluentMigrations.Tests.Fixtures.WithProfile";
    private readonly Bed _bed = new();

    public ProfileTests() =>
        _bed
            .Script.Up(101, migration => migration.Execute.Sql("INSERT INTO t1 SELECT coalesce(max(id), 0) + 1 FROM t1"))
            .Up(102, migration => migration.Execute.Sql("UPDATE t1 SET id = id + 100 WHERE id < 100"));

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_WithAProfile_RunsItsClassesByNameAfterTheMigrations()
    {
        var report = Demo().Migrate();

        Assert.Equal(["DemoA", "DemoB"], report.Profiles);
        Assert.Equal([1], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("101", _bed.File.Scalar("SELECT group_concat(id) FROM t1"));
    }

    [Fact]
    public void Migrate_NothingPending_RunsTheProfileAgain()
    {
        Demo().Migrate();

        var report = Demo().Migrate();

        Assert.Equal(["DemoA", "DemoB"], report.Profiles);
        Assert.Empty(report.Steps);
        Assert.Equal((1, 1), (report.FromVersion, report.ToVersion));
        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Fact]
    public void Migrate_WithAProfile_LeavesNoTraceOfItInHistoryAndLog()
    {
        Demo().Migrate();

        Assert.Equal("1", _bed.Versions("history", "number"));
        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM migration_log"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("demo")]
    [InlineData("Nobody")]
    public void Migrate_WithoutThatProfile_RunsNoneOfIt(string? profile)
    {
        var report = _bed.Manager(Fixture, options => options.Profile = profile).Migrate();

        Assert.Empty(report.Profiles);
        Assert.Equal("0", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Fact]
    public void Migrate_ProfileFails_IsRolledBackAndTheMigrationsStay()
    {
        _bed.Script.Up(102, migration => migration.Execute.Sql("DELETE FROM t1; DROP TABLE nowhere"));

        var error = Refusal.Of(ErrorCodes.StepFailed, () => Demo().Migrate());

        Assert.StartsWith("Profile DemoB failed going up, at operation 1 of 1", error.What, StringComparison.Ordinal);
        Assert.Equal((null, "DemoB"), (error.Version, error.Migration));
        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM t1"));
        Assert.Equal("1", _bed.Versions("history", "number"));
    }

    [Theory]
    [InlineData("throws", "GM502")]
    [InlineData("incomplete", "GM503")]
    [InlineData("unsupported", "GM504")]
    [InlineData("commits", "GM505")]
    public void Migrate_ProfileIsWrong_NamesIt(string how, string code)
    {
        _bed.Script.Up(102, migration =>
        {
            switch (how)
            {
                case "throws":
                    throw new InvalidTimeZoneException("no such zone");
                case "incomplete":
                    migration.Create.Table("").WithColumn("id").AsInt64();
                    break;
                case "unsupported":
                    migration.Create.Sequence("numbers");
                    break;
                default:
                    migration.Execute.Sql("COMMIT");
                    break;
            }
        });

        var error = Refusal.Of(ErrorCodes.All.Single(known => known.Id == code), () => Demo().Migrate());

        Assert.StartsWith("Profile DemoB ", error.What, StringComparison.Ordinal);
        Assert.Equal((null, "DemoB"), (error.Version, error.Migration));
    }

    [Fact]
    public void Migrate_ProfileCancelled_IsRolledBack()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(102, migration =>
        {
            migration.Execute.Sql("DELETE FROM t1");
            migration.Execute.WithConnection((_, _) => source.Cancel());
            migration.Execute.Sql("SELECT 1");
        });

        Assert.Throws<OperationCanceledException>(() => Demo().Migrate(cancellationToken: source.Token));

        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Fact]
    public void Migrate_ProgramOfAProfileOnly_RunsItWithoutAHistory()
    {
        _bed.Script.Up(101, migration => migration.Create.Table("demo").WithColumn("id").AsInt64());

        var report = _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.OnlyProfile", options => options.Profile = "Demo").Migrate();

        Assert.Equal((0, 0), (report.FromVersion, report.ToVersion));
        Assert.Equal(["Demo"], report.Profiles);
        Assert.Equal(["demo"], _bed.File.Tables());
    }

    private MigrationManager Demo() => _bed.FullManager(Fixture, options => options.Profile = "Demo");
}
