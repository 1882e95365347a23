using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Repair;

/// <summary>What a repair leaves to a person, and what it refuses.</summary>
public sealed class RepairRefusalTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("INSERT INTO history (number) VALUES (4)")]
    [InlineData("UPDATE facts SET fact = '8'")]
    [InlineData("DROP TRIGGER facts_insert")]
    [InlineData("CREATE TABLE another (id INTEGER)")]
    public void Repair_DatabaseChangedSinceThePlan_IsRefused(string sql)
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("UPDATE facts SET fact = '7'");
        var plan = _bed.FullManager().PlanRepair();
        _bed.File.Execute(sql);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HistoryChanged, () => _bed.FullManager().Repair(plan));

        Assert.Contains("plan the repair again", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_DuplicateVersions_AreLeftToAPersonAndTheRestIsDone()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("DROP INDEX ux_history; INSERT INTO history (number) VALUES (2); UPDATE facts SET fact = '7'");
        var plan = _bed.FullManager().PlanRepair();

        var done = _bed.FullManager().Repair(plan);

        Assert.Equal(["GM203"], done.Select(action => action.Code.Id));
        Assert.Equal(["GM205", "GM205"], plan.Actions.Where(action => action.Kind == RepairKind.Manual).Select(action => action.Code.Id));
        Assert.Contains(plan.Actions, action =>
            action.What == "version 2 is in the version table 2 times" && action.Does.Contains("manually", StringComparison.Ordinal)
        );
        Assert.Equal("1,2,2,3", _bed.Versions("history", "number"));
    }

    [Fact]
    public void PlanRepair_AppliedMigrationMissingFromTheProgram_IsManual()
    {
        _bed.FullManager().Migrate();

        var action = Assert.Single(_bed.FullManager(Bed.Two).PlanRepair().Actions);

        Assert.Equal((ErrorCodes.NewerDatabase, RepairKind.Manual), (action.Code, action.Kind));
        Assert.Contains("AllowNewerDatabase", action.Does, StringComparison.Ordinal);
    }

    [Fact]
    public void PlanRepair_VersionTableGone_DoesNotWipeWhatTheMirrorStillKnows()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("DROP TABLE history");

        var action = Assert.Single(_bed.FullManager().PlanRepair().Actions);

        Assert.Equal((ErrorCodes.MirrorOutOfStep, RepairKind.Manual), (action.Code, action.Kind));
        Assert.Contains(
            "the settings say version '3', the version table says nothing: it is missing",
            action.What,
            StringComparison.Ordinal
        );
        Assert.Contains("backup", action.Does, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE migration_log (id INTEGER PRIMARY KEY, message TEXT)", "the log migration_log has no column version")]
    [InlineData("CREATE TABLE migration_log (version INTEGER, direction TEXT)", "the log migration_log has no column id")]
    public void PlanRepair_LogOfAnotherProgram_IsManual(string sql, string what)
    {
        _bed.Manager().Migrate();
        _bed.File.Execute(sql);
        var manager = _bed.Manager(configure: options => options.KeepLog = true);

        var actions = manager.PlanRepair().Actions;

        Assert.Contains(actions, action => action.What == what);
        Assert.All(actions, action => Assert.Equal(RepairKind.Manual, action.Kind));
        Assert.Empty(manager.Repair(manager.PlanRepair()));
    }

    [Fact]
    public void PlanRepair_UnreadableVersionTable_IsManual()
    {
        _bed.File.Execute("CREATE TABLE history (number TEXT, title TEXT, done_at TEXT); INSERT INTO history VALUES ('two', '', '')");

        var action = Assert.Single(_bed.FullManager().PlanRepair().Actions);

        Assert.Equal((ErrorCodes.HistoryUnreadable, RepairKind.Manual), (action.Code, action.Kind));
    }

    [Fact]
    public void PlanRepair_VersionTableThatIsAView_DoesNotAskForAnIndex()
    {
        _bed.File.Execute("CREATE VIEW VersionInfo AS SELECT 1 AS Version, NULL AS AppliedOn, NULL AS Description");

        var action = Assert.Single(_bed.Manager().PlanRepair().Actions);

        Assert.Equal((ErrorCodes.HistoryNotCreated, RepairKind.Manual), (action.Code, action.Kind));
        Assert.Contains("cannot modify VersionInfo because it is a view", action.What, StringComparison.Ordinal);
    }

    [Fact]
    public void PlanRepair_NameOfTheUniqueIndexTaken_IsManual()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("DROP INDEX ux_history; CREATE INDEX ux_history ON history (title)");

        Assert.Equal(RepairKind.Manual, Assert.Single(_bed.FullManager().PlanRepair().Actions).Kind);
    }

    [Fact]
    public void Repair_MirrorThatCannotBeMade_IsAnErrorAndRolledBack()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute(
            "DROP TABLE migration_log; DROP TRIGGER facts_insert; DROP TABLE facts; "
                + "CREATE VIEW facts AS SELECT 'version' AS name, '3' AS fact"
        );
        var plan = _bed.FullManager().PlanRepair();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HistoryNotCreated, () => _bed.FullManager().Repair(plan));

        Assert.Contains("facts", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_DatabaseLocked_TimesOut()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("UPDATE facts SET fact = '7'");
        var plan = _bed.FullManager().PlanRepair();
        _bed.LockTimeout = TimeSpan.FromSeconds(1);
        using var other = _bed.File.Open();
        using var transaction = other.BeginTransaction();

        Refusal.Of(ErrorCodes.LockTimeout, () => _bed.FullManager().Repair(plan));
    }

    [Fact]
    public void Repair_DamagedDatabase_IsRefused()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute(
            "UPDATE facts SET fact = '7'; PRAGMA writable_schema = 1; UPDATE sqlite_master SET rootpage = 2 WHERE name = 't1'"
        );
        var plan = _bed.FullManager().PlanRepair();

        Refusal.OfUnchanged(_bed, ErrorCodes.Corrupt, () => _bed.FullManager().Repair(plan));
    }
}
