using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Repair;

/// <summary>What a repair mends by itself.</summary>
public sealed class RepairTests : IDisposable
{
    private readonly Bed _bed = new();

    public static TheoryData<string, string, string> Faults =>
        new()
        {
            { "UPDATE facts SET fact = '7'", "GM203", "the settings say version '7', the version table says 3" },
            { "DELETE FROM facts", "GM203", "the settings say nothing" },
            { "DROP TABLE facts", "GM203", "the settings say nothing" },
            { "DROP TRIGGER facts_insert", "GM205", "the trigger facts_insert on history is missing" },
            {
                "DROP TRIGGER facts_insert; CREATE TRIGGER facts_insert AFTER INSERT ON history BEGIN SELECT 1; END",
                "GM205",
                "BEGIN SELECT 1; END"
            },
            { "ALTER TABLE history DROP COLUMN title", "GM205", "the version table history has no column title" },
            { "ALTER TABLE history DROP COLUMN done_at", "GM205", "the version table history has no column done_at" },
            { "DROP INDEX ux_history", "GM205", "a unique index on number is missing" },
            {
                "DROP INDEX ux_history; CREATE UNIQUE INDEX other ON history (number) WHERE number > 5",
                "GM205",
                "a unique index on number is missing"
            },
            { "DROP TABLE migration_log", "GM205", "the log migration_log is missing" },
            { "ALTER TABLE migration_log DROP COLUMN engine_version", "GM205", "the log migration_log has no column engine_version" },
            { "ALTER TABLE migration_log DROP COLUMN duration_ms", "GM205", "the log migration_log has no column duration_ms" },
        };

    public void Dispose() => _bed.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public void Repair_WhatCanBeMended_IsPlannedWithoutAByteAndThenDone(string sql, string code, string what)
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute(sql);
        var before = _bed.File.Hash;

        var plan = _bed.FullManager().PlanRepair();

        Assert.Equal(before, _bed.File.Hash);
        Assert.Equal(_bed.File.Path, plan.Database);
        var action = Assert.Single(plan.Actions, action => action.What.Contains(what, StringComparison.Ordinal));
        Assert.Equal((code, RepairKind.Automatic), (action.Code.Id, action.Kind));
        Assert.NotEmpty(action.Does);

        var done = _bed.FullManager().Repair(plan);

        Assert.Equal(plan.Actions, done);
        Assert.Equal(done.Count, _bed.Log.Count(24));
        Assert.Empty(_bed.FullManager().Validate());
        Assert.Equal("3", _bed.File.Scalar("SELECT fact FROM facts WHERE name = 'version'"));
        _bed.FullManager().Rollback();
        Assert.Equal("2", _bed.File.Scalar("SELECT fact FROM facts WHERE name = 'version'"));
    }

    [Fact]
    public void Repair_SeveralFaultsAtOnce_MendsThemAll()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute(
            "ALTER TABLE history DROP COLUMN title; DROP TABLE facts; DROP TRIGGER facts_insert; DROP INDEX ux_history; "
                + "DROP TABLE migration_log"
        );

        var done = _bed.FullManager().Repair(_bed.FullManager().PlanRepair());

        Assert.Equal(5, done.Count);
        Assert.Empty(_bed.FullManager().Validate());
    }

    [Fact]
    public void Repair_NothingWrong_ChangesNoByte()
    {
        _bed.FullManager().Migrate();
        var before = _bed.File.Hash;

        var plan = _bed.FullManager().PlanRepair();

        Assert.Empty(plan.Actions);
        Assert.Empty(_bed.FullManager().Repair(plan));
        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void Repair_NoDatabase_MakesNone()
    {
        Assert.Empty(_bed.FullManager().Repair(_bed.FullManager().PlanRepair()));

        Assert.Empty(_bed.Files);
    }

    [Fact]
    public void Repair_WithoutMirrorAndLog_LooksForNeither()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("DROP INDEX UC_Version");

        var done = _bed.Manager().Repair(_bed.Manager().PlanRepair());

        Assert.Equal("GM205", Assert.Single(done).Code.Id);
        Assert.Equal("UC_Version|1", _bed.File.Scalar("SELECT name, \"unique\" FROM pragma_index_list('VersionInfo')"));
    }

    [Theory]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER PRIMARY KEY, AppliedOn DATETIME, Description TEXT)")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER UNIQUE, AppliedOn DATETIME, Description TEXT)")]
    [InlineData(
        "CREATE TABLE VersionInfo (version INTEGER, AppliedOn DATETIME, Description TEXT); "
            + "CREATE UNIQUE INDEX mine ON VersionInfo (VERSION)"
    )]
    public void PlanRepair_VersionUniqueInAnotherWay_IsWell(string sql)
    {
        _bed.File.Execute(sql);

        Assert.Empty(_bed.Manager().PlanRepair().Actions);
    }

    [Fact]
    public void Repair_Cancelled_DoesNothing()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("UPDATE facts SET fact = '7'");
        var manager = _bed.FullManager();

        Assert.Throws<OperationCanceledException>(() => manager.Repair(manager.PlanRepair(), new CancellationToken(canceled: true)));

        Assert.Equal("7", _bed.File.Scalar("SELECT fact FROM facts"));
    }
}
