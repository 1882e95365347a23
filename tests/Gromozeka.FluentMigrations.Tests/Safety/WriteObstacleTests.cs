using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Safety;

/// <summary>What cannot be written is not begun, and a dry run of it ends as the run does.</summary>
public sealed class WriteObstacleTests : IDisposable
{
    private const string WithProfile = "Gromozeka.FluentMigrations.Tests.Fixtures.WithProfile";

    private static readonly MigrationException Obstacle = new(
        ErrorCodes.ReadOnly,
        "It cannot be written to.",
        "why",
        "nothing was written",
        "next"
    );

    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_WhereTheDatabaseCannotBeWritten_BeginsNothing()
    {
        _bed.Manager(Bed.One).Migrate();
        var manager = Manager(Blocked());

        Assert.Same(Obstacle, Refusal.OfUnchanged(_bed, ErrorCodes.ReadOnly, () => manager.Migrate()));
        Assert.Same(Obstacle, Refusal.OfUnchanged(_bed, ErrorCodes.ReadOnly, () => manager.Rollback()));
        Assert.DoesNotContain(_bed.Log.Lines, line => line.StartsWith("Error:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Migrate_OfAProfileAlone_WhereTheDatabaseCannotBeWritten_BeginsNothing(bool isReadOnly)
    {
        _bed.Script.Up(101, migration => migration.Execute.Sql("INSERT INTO t1 VALUES (1)"))
            .Up(102, migration => migration.Execute.Sql("INSERT INTO t1 VALUES (2)"));
        _bed.Manager(WithProfile).Migrate();
        var database = isReadOnly
            ? (IDatabase)new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_bed.File.Path};Mode=ReadOnly" })
            : Blocked();

        Refusal.OfUnchanged(_bed, ErrorCodes.ReadOnly, () => Manager(database, WithProfile, options => options.Profile = "Demo").Migrate());
        // Nothing to do, nothing in the way.
        Assert.Empty(Manager(database, WithProfile).Migrate().Steps);
    }

    [Fact]
    public void ADryRun_EndsAsTheRun_UnlessItOnlyTellsWhatTheRunWouldDo()
    {
        _bed.Manager(Bed.One).Migrate();
        using var copy = DryRunDatabase.Of(Blocked(), Bed.Options(Bed.Three));

        Assert.Same(Obstacle, Assert.Throws<MigrationException>(() => Manager(copy).Migrate()));
        copy.IgnoresWriteObstacle = true;
        Assert.Null(copy.IgnoredWriteObstacle);
        Assert.Equal([2, 3], Manager(copy).Migrate().Steps.Select(step => step.Migration.Version));
        Assert.Same(Obstacle, copy.IgnoredWriteObstacle);
    }

    [Fact]
    public void PlanRollback_TellsWhatIsUndone_AndRefusesWhatTheRollbackRefuses()
    {
        _bed.Manager().Migrate();
        var before = _bed.File.Hash;

        Assert.Equal([3, 2], _bed.Manager().PlanRollback(1).Select(migration => migration.Version));
        Assert.Empty(_bed.Manager().PlanRollback(3));
        Assert.Empty(Manager(Blocked()).PlanRollback(3));
        Assert.Same(Obstacle, Assert.Throws<MigrationException>(() => Manager(Blocked()).PlanRollback(0)));
        Assert.Equal(ErrorCodes.UnknownTarget, Assert.Throws<MigrationException>(() => _bed.Manager().PlanRollback(9)).Code);
        Assert.Equal(before, _bed.File.Hash);
        _bed.File.Execute("INSERT INTO t2 VALUES (1)");
        Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager().PlanRollback(0));
        Assert.Equal(3, _bed.Manager(configure: options => options.AllowDataLoss = true).PlanRollback(0).Count);
    }

    [Fact]
    public void PlanRestore_RefusesWhatTheRestoreRefuses()
    {
        _bed.Manager().Migrate();
        var backup = Backups(_bed.Database()).Create();
        var before = _bed.File.Hash;

        Assert.Equal(backup, Backups(_bed.Database()).PlanRestore(backup.Name, new RestoreOptions()));
        Assert.Equal(
            ErrorCodes.BackupUnusable,
            Assert.Throws<MigrationException>(() => Backups(_bed.Database()).PlanRestore("absent", new RestoreOptions())).Code
        );
        Assert.Same(Obstacle, Assert.Throws<MigrationException>(() => Backups(Blocked()).PlanRestore(backup.Name, new RestoreOptions())));
        using (_bed.File.Open())
        {
            if (OperatingSystem.IsLinux())
                Assert.Equal(
                    ErrorCodes.DatabaseInUse,
                    Assert.Throws<MigrationException>(() => Backups(_bed.Database()).PlanRestore(backup.Name, new RestoreOptions())).Code
                );
            Assert.Equal(backup, Backups(_bed.Database()).PlanRestore(backup.Name, new RestoreOptions { WhileInUse = true }));
        }

        Assert.Equal(before, _bed.File.Hash);
        File.WriteAllText(_bed.File.Path, "no database");
        // Another file takes the place of a damaged one.
        Assert.Equal(backup, Backups(Blocked()).PlanRestore(backup.Name, new RestoreOptions()));
    }

    [Fact]
    public void AnAdoption_WhoseMigrationFailsInMemory_SaysWhatIsInTheDatabase()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER)");
        _bed.Script.Up(1, migration => migration.Execute.Sql("INSERT INTO absent VALUES (1)"));

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.StepFailed, () =>
            _bed.Manager(Bed.One, options => options.AdoptExistingDatabase = true).PlanAdoption()
        );

        Assert.Equal("nothing was written", error.State);
    }

    private BlockedDatabase Blocked() => new BlockedDatabase(_bed.Database(), Obstacle);

    private static BackupManager Backups(IDatabase database) => new(database, Bed.Options(Bed.Three));

    private MigrationManager Manager(IDatabase database, string @namespace = Bed.Three, Action<MigrationOptions>? configure = null)
    {
        var options = Bed.Options(@namespace);
        configure?.Invoke(options);
        return new MigrationManager(
            database,
            options,
            new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider(),
            _bed.Logger
        );
    }
}
