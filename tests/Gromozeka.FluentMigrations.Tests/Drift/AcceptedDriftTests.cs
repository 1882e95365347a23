using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Drift;

/// <summary>A database that something else created: what was accepted when the engine took it over is no drift.</summary>
public sealed class AcceptedDriftTests : IDisposable
{
    /// <summary>Has an additional column and an additional index, which the program accepts, and its columns in another order.</summary>
    private const string Made = """
        CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, extra TEXT, note TEXT);
        CREATE INDEX ix_extra ON t1 (extra);
        """;

    private readonly Bed _bed = new();

    public AcceptedDriftTests() =>
        _bed
            .Script.Up(1, migration =>
                migration
                    .Create.Table("t1")
                    .WithColumn("id")
                    .AsInt64()
                    .PrimaryKey()
                    .WithColumn("more")
                    .AsString()
                    .Nullable()
                    .WithColumn("note")
                    .AsString()
                    .Nullable()
            )
            .Up(2, migration => migration.Alter.Table("t1").AddColumn("last").AsString().Nullable())
            .Up(3, migration => migration.Create.Table("t3").WithColumn("id").AsInt64().PrimaryKey());

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GetDrift_OfADatabaseThatWasTakenOver_KnowsWhatWasAccepted(bool isAdopted)
    {
        var manager = TakeOver(isAdopted);

        var report = manager.GetDrift();

        Assert.False(report.HasDrift);
        Assert.Superset(
            new HashSet<string> { "column t1.extra", "index ix_extra" },
            report.Differences.Where(one => one.IsAccepted).Select(one => one.Difference.Subject).ToHashSet()
        );
        Assert.Empty(manager.Validate());
    }

    [Fact]
    public void GetDrift_ChangedAfterItWasTakenOver_FindsOnlyThat()
    {
        var manager = TakeOver(isAdopted: true);
        _bed.File.Execute("DROP TABLE t3; CREATE INDEX ix_later ON t1 (note)");

        Assert.Equal(["table t3", "index ix_later"], manager.GetDrift().Drift.Select(one => one.Difference.Subject).Order().Reverse());
    }

    /// <summary>What was accepted is this view, not any view that differs.</summary>
    [Theory]
    [InlineData("DROP VIEW v; CREATE VIEW v AS SELECT 3 AS n", "view v")]
    [InlineData("DROP TRIGGER tg; CREATE TRIGGER tg AFTER DELETE ON t1 BEGIN SELECT 2; END", "trigger tg on t1")]
    [InlineData("DROP INDEX ix_extra; CREATE INDEX ix_extra ON t1 (extra, id)", "index ix_extra")]
    [InlineData("DROP INDEX ix_note; CREATE INDEX ix_note ON t1 (note, id)", "index ix_note")]
    [InlineData("ALTER TABLE t1 DROP COLUMN text; ALTER TABLE t1 ADD COLUMN text TEXT DEFAULT 'x\ny'", "column t1.text")]
    public void GetDrift_WhatWasAcceptedIsChangedAgain_IsDrift(string change, string subject)
    {
        const string View = "CREATE VIEW v AS SELECT 1 AS n; ";
        _bed.Script.Up(1, migration =>
            migration.Execute.Sql(
                View + "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, text TEXT); CREATE INDEX ix_note ON t1 (note)"
            )
        );
        _bed.File.Execute(
            """
            CREATE VIEW v AS SELECT 2 AS n;
            CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, text TEXT DEFAULT 'a
            b', extra TEXT);
            CREATE INDEX ix_note ON t1 (note DESC); CREATE INDEX ix_extra ON t1 (extra);
            CREATE TRIGGER tg AFTER DELETE ON t1 BEGIN SELECT 1; END;
            """
        );
        var manager = _bed.FullManager();
        manager.Stamp(manager.PlanStamp(1), acceptDifferences: true);
        Assert.Equal(6, manager.GetDrift().Differences.Count(one => one.IsAccepted));
        Assert.False(manager.GetDrift().HasDrift);

        _bed.File.Execute(change);

        Assert.Contains(subject, manager.GetDrift().Drift.Select(one => one.Difference.Subject));
        Assert.Contains(manager.Validate(), finding => finding.Code == ErrorCodes.Drift);
    }

    /// <summary>The adoption added the column, so nobody has accepted that it is missing.</summary>
    [Fact]
    public void GetDrift_WhatTheAdoptionAddedIsMissingAgain_IsDrift()
    {
        var manager = TakeOver(isAdopted: true);
        _bed.File.Execute("ALTER TABLE t1 DROP COLUMN more");

        Assert.Contains("column t1.more", manager.GetDrift().Drift.Select(one => one.Difference.Subject));
    }

    [Fact]
    public void GetDrift_AcceptedBeforeARollback_IsDriftAfterIt()
    {
        _bed.Script.Down(2, migration => migration.Delete.Column("last").FromTable("t1"));
        var manager = TakeOver(isAdopted: false);
        manager.RollbackTo(0);
        manager.Migrate();
        Assert.False(manager.GetDrift().HasDrift);

        _bed.File.Execute("ALTER TABLE t1 ADD COLUMN extra TEXT; CREATE INDEX ix_extra ON t1 (extra)");

        Assert.Equal(["column t1.extra", "index ix_extra"], manager.GetDrift().Drift.Select(one => one.Difference.Subject).Order());
    }

    [Fact]
    public void GetDrift_AcceptedInALogWithoutMarks_IsAcceptedByItsLine()
    {
        var manager = TakeOver(isAdopted: true);
        _bed.File.Execute(
            "UPDATE migration_log SET notes = 'harmless: index ix_extra: not expected' || char(10) || "
                + "'harmless: column t1.extra: not expected'"
        );

        Assert.False(manager.GetDrift().HasDrift);
    }

    /// <summary>The next run that applies something creates it.</summary>
    [Fact]
    public void GetDrift_WithoutTheMirrorsTable_FindsNoDrift()
    {
        _bed.Manager(configure: options => options.VersionTable = new HistoryTable()).Migrate();

        Assert.False(_bed.FullManager().GetDrift().HasDrift);
    }

    [Fact]
    public void GetDrift_AMigrationThatNeedsRows_SaysThatNothingWasCompared()
    {
        _bed.Manager().Migrate();
        _bed.Script.Up(2, migration => migration.Execute.Sql("INSERT INTO nowhere VALUES (1)"));

        var error = Assert.Throws<MigrationException>(() => _bed.Manager().GetDrift());

        Assert.Equal((ErrorCodes.NotFullyChecked, 2L), (error.Code, error.Version));
        Assert.Equal("nothing was written", error.State);
        Assert.Contains("they cannot be replayed on an empty database", error.Why, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.NotFullyChecked, Assert.Single(_bed.Manager().Validate()).Code);
    }

    [Fact]
    public void HistoryTables_AreThoseOfThisHistoryAlone()
    {
        Assert.Equal(["history", "migration_log"], _bed.FullManager().HistoryTables.Select(table => table.Name));
        Assert.Equal(["VersionInfo"], _bed.Manager().HistoryTables.Select(table => table.Name));
    }

    [Fact]
    public void GetDrift_AnEditedMigration_IsFoundByWhatItMakes()
    {
        _bed.Manager().Migrate();
        _bed.Script.Up(3, migration => migration.Create.Table("t3").WithColumn("id").AsInt64().PrimaryKey().WithColumn("new").AsString());

        Assert.Equal("column t3.new", Assert.Single(_bed.Manager().GetDrift().Drift).Difference.Subject);
    }

    [Fact]
    public void GetDrift_AVersionAppliedAfterAHigherOne_IsReplayedInThatOrder()
    {
        _bed.Script.Up(1, migration => migration.Create.Table("t1").WithColumn("id").AsInt64().PrimaryKey())
            .Up(2, migration => migration.Alter.Table("t1").AddColumn("two").AsString().Nullable())
            .Up(3, migration => migration.Alter.Table("t1").AddColumn("three").AsString().Nullable());
        var manager = _bed.Manager(configure: options => (options.KeepLog, options.AllowOutOfOrder) = (true, true));
        manager.Migrate(1);
        _bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (2)");
        manager.Migrate();
        _bed.File.Execute("DELETE FROM VersionInfo WHERE Version = 2; UPDATE VersionInfo SET AppliedOn = '2020-01-0' || Version");
        manager.Migrate();

        Assert.False(manager.GetDrift().HasDrift);

        // The times of a clock that was put back lead to nothing worse.
        _bed.File.Execute("UPDATE VersionInfo SET AppliedOn = '2020-01-0' || (4 - Version)");
        Assert.Equal(DifferenceKind.ColumnOrder, Assert.Single(manager.GetDrift().Drift).Difference.Kind);
    }

    [Fact]
    public void GetDrift_AVersionThatIsRecordedTwice_IsReplayedOnce()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("DROP INDEX UC_Version; INSERT INTO VersionInfo (Version) VALUES (2)");

        Assert.False(_bed.Manager().GetDrift().HasDrift);
    }

    private MigrationManager TakeOver(bool isAdopted)
    {
        _bed.File.Execute(Made);
        var manager = _bed.FullManager(configure: options => options.AdoptExistingDatabase = isAdopted);
        if (!isAdopted)
            manager.Stamp(manager.PlanStamp(1), acceptDifferences: true);
        manager.Migrate();
        return manager;
    }
}
