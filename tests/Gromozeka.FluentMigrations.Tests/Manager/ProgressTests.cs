using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Tests.Support;
using Kind = Gromozeka.FluentMigrations.MigrationProgressKind;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class ProgressTests : IDisposable
{
    private readonly Bed _bed = new();
    private readonly List<MigrationProgress> _told = [];

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_TellsRunStepsAndEnd()
    {
        Manager().Migrate();

        Assert.Equal(
            [
                Kind.RunStarted,
                Kind.StepStarted,
                Kind.StepCompleted,
                Kind.StepStarted,
                Kind.StepCompleted,
                Kind.StepStarted,
                Kind.StepCompleted,
                Kind.RunCompleted,
            ],
            _told.Select(told => told.Kind)
        );
        Assert.Equal((3, 0L), (_told[0].Count, _told[0].Version));
        Assert.Equal((2, 3, 2L, StepDirection.Up), (_told[3].Number, _told[3].Count, _told[3].Version, _told[3].Direction));
        Assert.Equal((3L, 3), (_told[^1].Version, _told[^1].Count));
        Assert.All(_told, told => Assert.Equal(_bed.File.Path, told.Database));
    }

    [Fact]
    public void Migrate_NothingPending_TellsNothing()
    {
        Manager().Migrate();
        _told.Clear();

        Manager().Migrate();

        Assert.Empty(_told);
    }

    [Fact]
    public void Migrate_RowsInsertedAndRebuilt_AreTold()
    {
        _bed.Script.Up(1, migration =>
        {
            migration.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().WithColumn("a").AsInt64();
            var rows = migration.Insert.IntoTable("t");
            for (var row = 0; row < 300; row++)
                rows.Row(new { id = row, a = row });
            migration.Insert.IntoTable("t").Row(new { id = 300, a = 300 });
        });
        _bed.Script.Up(2, migration => migration.Alter.Column("a").OnTable("t").AsString());

        Manager().Migrate();

        var rows = _told.Where(told => told.Kind == Kind.Rows).ToList();
        Assert.Equal(
            (300L, 300L, "t"),
            (rows.FindLast(told => told.Version == 1)!.Rows, rows.FindLast(told => told.Version == 1)!.TotalRows, rows[0].Table)
        );
        Assert.Equal((301L, "t"), (rows.FindLast(told => told.Version == 2)!.Rows, rows[^1].Table));
    }

    [Fact]
    public void Migrate_Backup_IsTold()
    {
        Manager(options => options.Backup = new BackupOptions()).Migrate(1);
        _bed.File.Execute(
            "CREATE TABLE big (x); INSERT INTO big WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                + "SELECT zeroblob(2000) FROM n"
        );

        Manager(options => options.Backup = new BackupOptions()).Migrate();

        Assert.Contains(_told, told => told.Kind == Kind.BackingUp && told.Share is > 0 and <= 1);
    }

    [Fact]
    public void Migrate_Failure_IsToldWithItsError()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("SELECT * FROM nowhere"));

        var error = Assert.Throws<MigrationException>(() => Manager().Migrate());

        Assert.Equal(Kind.RunFailed, _told[^1].Kind);
        Assert.Same(error, _told[^1].Error);
        Assert.Equal(2, _told.Count(told => told.Kind == Kind.StepStarted));
    }

    [Fact]
    public void Migrate_WhileAnotherHoldsTheLock_TellsWhom()
    {
        _bed.LockTimeout = TimeSpan.FromMilliseconds(100);
        using var held = _bed.Database().Lock.TryAcquire();

        Assert.Throws<MigrationException>(() => Manager().Migrate());

        var waiting = Assert.Single(_told, told => told.Kind == Kind.Waiting);
        Assert.Contains($"{Environment.ProcessId}", waiting.Holder, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_StepDoneMeanwhile_IsToldAsEnded()
    {
        _bed.Script.Up(2, _ => _bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (2)"));

        Assert.Equal([1L, 3L], Manager().Migrate().Steps.Select(step => step.Migration.Version));

        Assert.Equal(3, _told.Count(told => told.Kind == Kind.StepStarted));
    }

    [Fact]
    public void Migrate_Profile_IsToldWithoutAVersion()
    {
        _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.WithProfile", options =>
            {
                options.Profile = "Demo";
                options.Progress = new Listener(_told.Add);
            })
            .Migrate();

        Assert.Contains(_told, told => told is { Kind: Kind.StepStarted, Version: null });
    }

    [Fact]
    public void Rollback_TellsItsSteps()
    {
        Manager().Migrate();
        _told.Clear();

        Manager().Rollback(2);

        Assert.Equal([3L, 2L], _told.Where(told => told.Kind == Kind.StepCompleted).Select(told => told.Version!.Value));
        Assert.All(_told.Where(told => told.Kind == Kind.StepStarted), told => Assert.Equal(StepDirection.Down, told.Direction));
    }

    [Fact]
    public void Listener_ThatFails_IsLoggedAndFailsNothing()
    {
        var report = _bed.Manager(configure: options =>
                options.Progress = new Listener(_ => throw new InvalidOperationException("Password=secret; says no"))
            )
            .Migrate();

        Assert.Equal(3, report.Steps.Count);
        Assert.Contains(_bed.Log.Lines, line => line.Contains("could not be notified of RunStarted", StringComparison.Ordinal));
        Assert.DoesNotContain(_bed.Log.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Rollback_ThatFails_IsTold()
    {
        Manager().Migrate();
        _bed.Script.Down(3, migration => migration.Execute.Sql("DROP TABLE nowhere"));
        _told.Clear();

        Assert.Throws<MigrationException>(() => Manager().Rollback());

        Assert.Equal(Kind.RunFailed, _told[^1].Kind);
    }

    [Fact]
    public void Stamp_TellsItsEndOrItsFailure()
    {
        var manager = Manager(options => options.KeepLog = true);
        var plan = manager.PlanStamp(1);

        manager.Stamp(plan, acceptDifferences: true);
        var error = Assert.Throws<MigrationException>(() => manager.Stamp(plan, acceptDifferences: true));

        Assert.Equal(ErrorCodes.HistoryChanged, error.Code);
        Assert.Equal([Kind.RunFailed], _told.Select(told => told.Kind).Where(kind => kind == Kind.RunFailed));
    }

    [Fact]
    public void Repair_TellsItsEndOrItsFailure()
    {
        var manager = Manager(options => options.KeepLog = true);
        manager.Migrate();
        _bed.File.Execute("DROP INDEX UC_Version");
        var plan = manager.PlanRepair();
        _told.Clear();

        Assert.NotEmpty(manager.Repair(plan));
        _bed.File.Execute("CREATE TABLE other (id)");
        Assert.Throws<MigrationException>(() => manager.Repair(plan));

        Assert.Equal(Kind.RunFailed, _told[^1].Kind);
    }

    [Fact]
    public void NobodyListens_NothingIsAllocated()
    {
        var (database, logger) = (_bed.Database(), _bed.Logger);
        var backup = new Backup("a", DateTime.UnixEpoch, 1, 1);
        Assert.Null(RunWatch.Begin(database, null, logger, "migrate"));
        Assert.Null(LockWatch.Begin(database, null));
        Assert.Null(Telemetry.Start("backup", database));
        Telemetry.BackedUp(null, database, backup);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var time = 0; time < 100; time++)
        {
            _ = RunWatch.Begin(database, null, logger, "migrate");
            _ = LockWatch.Begin(database, null);
            _ = Telemetry.Start("backup", database);
            Telemetry.BackedUp(null, database, backup);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private MigrationManager Manager(Action<MigrationOptions>? configure = null) =>
        _bed.Manager(configure: options =>
        {
            options.Progress = new Listener(_told.Add);
            configure?.Invoke(options);
        });

    private sealed class Listener(Action<MigrationProgress> told) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => told(value);
    }
}
