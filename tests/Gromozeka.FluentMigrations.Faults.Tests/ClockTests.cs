using Gromozeka.FluentMigrations.Faults.Tests.Support;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>A clock that was set back, or jumped: the order of things is that of versions and rows, not of times.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    public void Migrate_TheClockJumpsByYears_KeepsTheOrder(int years)
    {
        using var file = BotFile.Legacy();
        var sound = Sound.After(file);
        file.Manager().Migrate(1);

        file.Manager(clock: new JumpedClock(years)).Migrate();
        file.Manager().RollbackTo(1);
        sound.Start(file);

        Assert.Equal(["1|adopt|success", "2|up|success", "2|down|success", "2|up|success"], file.Log);
        Assert.Equal([1L, 2L], file.Manager().GetStatus().Applied.Select(migration => migration.Version));
        // The newest is the one that was made last.
        Assert.Equal([1L, 2L, 1L, 0L], file.Manager().Backups!.List().Select(backup => backup.Version));
        Assert.All(file.File.Rows("SELECT duration_ms FROM migration_log"), time =>
            Assert.InRange(double.Parse(time, System.Globalization.CultureInfo.InvariantCulture), 0, TimeSpan.FromDays(1).TotalMilliseconds)
        );
    }

    private sealed class JumpedClock(int years) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddYears(years);
    }
}
