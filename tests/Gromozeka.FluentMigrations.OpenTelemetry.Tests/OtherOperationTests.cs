using System.Diagnostics;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests;

/// <summary>What the real SDK exports of what is no run of migrations.</summary>
public sealed class OtherOperationTests : IDisposable
{
    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    [Fact]
    public void Stamp_IsASpanWithItsLockAndBackup_AndHasTheVersion()
    {
        _exports.File.Execute("CREATE TABLE articles (id INTEGER NOT NULL PRIMARY KEY, price INTEGER); INSERT INTO articles VALUES (1, 1)");
        using (_exports.Measuring())
        using (_exports.Tracing())
        {
            var manager = _exports.Manager(options => options.Backup = new BackupOptions());
            manager.Stamp(manager.PlanStamp(1), acceptDifferences: true);
        }

        Assert.Equal("stamp(lock backup)", _exports.Trees());
        Assert.Equal(1L, _exports.Spans.Single(span => span.OperationName == "stamp").GetTagItem("db.migration.version"));
        Assert.Equal(
            (1, 2),
            (
                _exports.Points("db.migration.version").Single().GetGaugeLastValueLong(),
                _exports.Points("db.migration.pending").Single().GetGaugeLastValueLong()
            )
        );
        Assert.Single(_exports.Points("db.migration.backup.size"));
    }

    [Fact]
    public void Stamp_Refused_IsAnError()
    {
        var manager = _exports.Manager();
        var plan = manager.PlanStamp(1);
        _exports.File.Execute("CREATE TABLE other (id)");
        using (_exports.Tracing())
            Assert.Throws<MigrationException>(() => manager.Stamp(plan, acceptDifferences: true));

        var failed = _exports.Spans.Single(span => span.OperationName == "stamp");
        Assert.Equal((ActivityStatusCode.Error, "GM202"), (failed.Status, failed.GetTagItem("error.type")));
    }

    [Fact]
    public void Repair_IsASpanWithItsLock_AndHasTheVersion()
    {
        _exports.Manager(options => options.KeepLog = true).Migrate(2);
        _exports.File.Execute("DROP INDEX UC_Version");
        using (_exports.Measuring())
        using (_exports.Tracing())
        {
            var manager = _exports.Manager(options => options.KeepLog = true);
            Assert.NotEmpty(manager.Repair(manager.PlanRepair()));
        }

        Assert.Equal("repair(lock)", _exports.Trees());
        Assert.Equal(
            (2, 1),
            (
                _exports.Points("db.migration.version").Single().GetGaugeLastValueLong(),
                _exports.Points("db.migration.pending").Single().GetGaugeLastValueLong()
            )
        );
        Assert.Single(_exports.Points("db.migration.lock_wait.duration"));
    }

    [Fact]
    public void Repair_Refused_IsAnError()
    {
        var manager = _exports.Manager(options => options.KeepLog = true);
        manager.Migrate(2);
        _exports.File.Execute("DROP INDEX UC_Version");
        var plan = manager.PlanRepair();
        _exports.File.Execute("CREATE TABLE other (id)");
        using (_exports.Tracing())
            Assert.Throws<MigrationException>(() => manager.Repair(plan));

        Assert.Equal(ActivityStatusCode.Error, _exports.Spans.Single(span => span.OperationName == "repair").Status);
    }

    [Fact]
    public void Backup_OfAnOperator_IsASpan()
    {
        _exports.Manager().Migrate(2);
        using (_exports.Measuring())
        using (_exports.Tracing())
            Backups().Create();

        Assert.Equal("lock backup", _exports.Trees());
        Assert.True((long)_exports.Spans[1].GetTagItem("db.migration.backup.size")! > 0);
        Assert.Single(_exports.Points("db.migration.backup.size"));
        Assert.Single(_exports.Points("db.migration.lock_wait.duration"));
    }

    [Fact]
    public void Restore_IsASpanWithTheBackupBefore_AndHasTheVersion()
    {
        _exports.Manager().Migrate(1);
        var backup = Backups().Create();
        _exports.Manager().Migrate(2);
        using (_exports.Measuring())
        using (_exports.Tracing())
            Backups().Restore(backup.Path);

        Assert.Equal("restore(lock backup)", _exports.Trees());
        Assert.Equal(1L, _exports.Spans.Single(span => span.OperationName == "restore").GetTagItem("db.migration.version"));
        Assert.Equal(1, _exports.Points("db.migration.version").Single().GetGaugeLastValueLong());
    }

    [Fact]
    public void Restore_OfWhatIsNoBackup_IsAnError()
    {
        _exports.Manager().Migrate(1);
        using (_exports.Tracing())
            Assert.Throws<MigrationException>(() => Backups().Restore("nosuch.db"));

        var failed = _exports.Spans.Single();
        Assert.Equal(
            ("restore", ActivityStatusCode.Error, "GM411"),
            (failed.OperationName, failed.Status, failed.GetTagItem("error.type"))
        );
    }

    private BackupManager Backups() => new(_exports.Database, Exports.Options());
}
