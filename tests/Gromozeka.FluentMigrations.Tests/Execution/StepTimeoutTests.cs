using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>
/// A step that takes too long. But for one test, the clock is the test's own, so that no outcome hangs on how fast the machine is.
/// </summary>
public sealed class StepTimeoutTests : IDisposable
{
    private const string Fixture = "Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransaction";

    /// <summary>Does not end by itself before the test run does.</summary>
    private const string Endless =
        "CREATE TABLE endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Bed _bed = new();
    private readonly FakeTimeProvider _clock = new();

    public StepTimeoutTests() => _bed.Clock = _clock;

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_StatementThatDoesNotEnd_IsInterruptedAndTheStepRolledBack()
    {
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("half").WithColumn("id").AsInt64();
            migration.Execute.WithConnection((connection, _) => ((SqliteConnection)connection).CreateFunction("wait", () => Wait(Minute)));
            migration.Execute.Sql(Endless + " WHERE i > 1 OR wait()");
        });

        var error = Refusal.Of(ErrorCodes.StepTimeout, () => Manager(Bed.Three).Migrate());

        Assert.Contains("Migration 2 (Step2) ran out of time going up, at operation 3 of 3", error.What, StringComparison.Ordinal);
        Assert.StartsWith(Endless, error.Statement, StringComparison.Ordinal);
        Assert.Contains("still at version 1", error.State, StringComparison.Ordinal);
        Assert.Contains("nothing has to be cleaned up", error.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("half", _bed.File.Tables());
        Assert.Equal(["1|success", "2|failure"], _bed.File.Rows("SELECT version, outcome FROM migration_log ORDER BY id"));
    }

    [Fact]
    public void Migrate_ByTheClockOfTheSystem_IsInterruptedToo()
    {
        _bed.Clock = null;
        _bed.Script.Up(1, migration => migration.Execute.Sql(Endless));

        var manager = _bed.Manager(Bed.One, options => options.StepTimeout = TimeSpan.FromMilliseconds(100));

        Refusal.Of(ErrorCodes.StepTimeout, () => manager.Migrate());
        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_AfterItRanOutOfTime_CanStartAgain()
    {
        var wait = Minute;
        _bed.Script.Up(1, migration => migration.Execute.WithConnection((_, _) => Wait(wait)));
        var manager = Manager(Bed.Three);
        Refusal.Of(ErrorCodes.StepTimeout, () => manager.Migrate());

        wait = TimeSpan.Zero;
        var report = manager.Migrate();

        Assert.Equal(3, report.ToVersion);
    }

    [Fact]
    public void Migrate_CodeThatComesBackTooLate_IsFoundOutAndTheStepRolledBack()
    {
        _bed.Script.Up(1, migration =>
        {
            migration.Create.Table("half").WithColumn("id").AsInt64();
            migration.Execute.WithConnection((_, _) => Wait(Minute));
        });

        var error = Refusal.Of(ErrorCodes.StepTimeout, () => Manager(Bed.Three).Migrate());

        Assert.Null(error.Statement);
        Assert.Equal("", _bed.Versions("history", "number"));
        Assert.DoesNotContain("half", _bed.File.Tables());
    }

    [Fact]
    public void Migrate_ProfileThatComesBackTooLate_IsRolledBackToo()
    {
        _bed.Script.Up(101, migration => migration.Execute.Sql("CREATE TABLE half (id INTEGER)"));
        _bed.Script.Up(102, migration => migration.Execute.WithConnection((_, _) => Wait(Minute)));
        var manager = _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.WithProfile", options =>
        {
            options.Profile = "Demo";
            options.StepTimeout = Minute;
        });

        var error = Refusal.Of(ErrorCodes.StepTimeout, () => manager.Migrate());

        Assert.Contains("Profile DemoB ran out of time", error.What, StringComparison.Ordinal);
        Assert.Equal(["VersionInfo", "half", "t1"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_EachStepInTime_DoesNotAddThemUp()
    {
        void Slow(Migration migration) => migration.Execute.WithConnection((_, _) => Wait(0.9 * Minute));
        _bed.Script.Up(1, Slow).Up(2, Slow).Up(3, Slow);

        Assert.Equal(3, Manager(Bed.Three).Migrate().ToVersion);
    }

    [Fact]
    public void Migrate_StepWithoutTransaction_SaysWhatStays()
    {
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("kept").WithColumn("id").AsInt64();
            migration.Execute.WithConnection((_, _) => Wait(Minute));
            migration.Create.Table("never").WithColumn("id").AsInt64();
        });

        var error = Refusal.Of(ErrorCodes.StepTimeout, () => Manager(Fixture).Migrate());

        Assert.Contains("what ran before the failure remains", error.State, StringComparison.Ordinal);
        Assert.Contains("record with Repair", error.Next, StringComparison.Ordinal);
        Assert.Equal("partial", _bed.File.Scalar("SELECT outcome FROM migration_log ORDER BY id DESC"));
        Assert.Contains("kept", _bed.File.Tables());
        Assert.DoesNotContain("never", _bed.File.Tables());
    }

    [Fact]
    public void Migrate_WaitingForALock_DoesNotCount()
    {
        _bed.Clock = null;
        _bed.LockTimeout = TimeSpan.FromSeconds(1);
        using var other = _bed.File.Open();
        _bed.Script.Up(1, _ => other.BeginTransaction());

        var manager = _bed.Manager(Bed.One, options => options.StepTimeout = TimeSpan.FromTicks(1));

        Refusal.Of(ErrorCodes.LockTimeout, () => manager.Migrate());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(41)]
    public void StepTimeout_ThatIsNone_IsRefused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationOptions { StepTimeout = TimeSpan.FromDays(days) });

    [Fact]
    public void StepTimeout_SetBack_IsNone() => Assert.Null(new MigrationOptions { StepTimeout = null }.StepTimeout);

    private MigrationManager Manager(string fixture) => _bed.FullManager(fixture, options => options.StepTimeout = Minute);

    private int Wait(TimeSpan time)
    {
        _clock.Advance(time);
        return 1;
    }
}
