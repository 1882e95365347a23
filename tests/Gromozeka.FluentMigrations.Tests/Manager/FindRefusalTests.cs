using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

/// <summary>What a run would be refused for is found without a run, and nothing is written.</summary>
public sealed class FindRefusalTests : IDisposable
{
    private const string WithProfile = "Gromozeka.FluentMigrations.Tests.Fixtures.WithProfile";

    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void FindRefusal_NothingPendingOrSomethingThatMayRun_IsNull()
    {
        Assert.Null(_bed.FullManager().FindRefusal());
        Assert.False(File.Exists(_bed.File.Path));
        _bed.FullManager().Migrate(2);
        Assert.Null(_bed.FullManager(configure: options => options.VerifySchema = true).FindRefusal());
        Assert.Equal("1,2", _bed.Versions("history", "number"));
        _bed.FullManager().Migrate();
        Assert.Null(_bed.FullManager().FindRefusal());
    }

    [Fact]
    public void FindRefusal_OnlyAProfileWouldRun_IsNull()
    {
        var manager = _bed.FullManager(WithProfile, options => options.Profile = "Demo");
        manager.Migrate();

        Assert.Null(manager.FindRefusal());
    }

    [Fact]
    public void FindRefusal_DatabaseIsNewer_IsTheErrorOfTheRun()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (9)");

        Assert.Equal(ErrorCodes.NewerDatabase, _bed.Manager().FindRefusal()?.Code);
    }

    [Fact]
    public void FindRefusal_StepPartiallyApplied_IsTheErrorOfTheRun()
    {
        _bed.FullManager().Migrate(2);
        _bed.File.Execute(
            """
            INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version)
            VALUES (3, 'up', '2026-01-01T00:00:00Z', 0, 'partial', 'here', 1, '0.1')
            """
        );

        Assert.Equal(ErrorCodes.HalfDone, _bed.FullManager().FindRefusal()?.Code);
    }
}
