using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>
/// What another process does between the plan and the step. A migration plays it, by a connection of its own in <c>Up()</c>.
/// </summary>
public sealed class OtherProcessTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_SchemaChangesAfterUpAskedForIt_AsksAgain()
    {
        _bed.Script.Up(1, migration =>
        {
            if (!migration.Schema.Table("shared").Exists())
                migration.Create.Table("shared").WithColumn("id").AsInt64();
            if (_bed.Script.Recorded[1] == 1)
                _bed.File.Execute("CREATE TABLE shared (id INTEGER, by TEXT)");
        });

        _bed.Manager(Bed.One).Migrate();

        Assert.Equal(2, _bed.Script.Recorded[1]);
        Assert.Equal("1", _bed.Versions());
        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM pragma_table_info('shared')"));
    }

    [Fact]
    public void Migrate_StepWritesToTheVersionTableItself_IsHeeded()
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql("INSERT INTO VersionInfo (Version) VALUES (2)"));

        var report = _bed.Manager().Migrate();

        Assert.Equal([1, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("1,2,3", _bed.Versions());
    }

    [Fact]
    public void Migrate_OthersCommitWhatIsNoneOfTheHistorys_GoesOn()
    {
        _bed.Script.Up(2, migration =>
        {
            if (_bed.Script.Recorded[2] == 1)
                _bed.File.Execute("CREATE TABLE other (id INTEGER)");
            migration.Create.Table("t2").WithColumn("id").AsInt64();
        });

        Assert.Equal(3, _bed.Manager().Migrate().Steps.Count);
        Assert.Equal("1,2,3", _bed.Versions());
    }

    [Fact]
    public void Migrate_UpItselfChangesTheSchemaByAnotherConnection_FailsInsteadOfAskingForEver()
    {
        _bed.Script.Up(1, _ =>
        {
            Assert.InRange(_bed.Script.Recorded[1], 1, 5);
            using var other = _bed.File.Open();
            using var command = other.CreateCommand();
            command.CommandText = $"CREATE TABLE made{_bed.Script.Recorded[1]} (id INTEGER)";
            command.CommandTimeout = 1;
            command.ExecuteNonQuery();
        });

        var error = Refusal.Of(ErrorCodes.RecordingFailed, () => _bed.Manager(Bed.One).Migrate());

        Assert.Contains("database is locked", error.Why, StringComparison.Ordinal);
        Assert.Equal(2, _bed.Script.Recorded[1]);
        Assert.Equal(["VersionInfo", "made1"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_StepNeedsARebuildOnlyWhenAskedAgain_BeginsItsTransactionAnew()
    {
        _bed.File.Execute("CREATE TABLE shared (id INTEGER, a TEXT); INSERT INTO shared VALUES (1, 'kept')");
        _bed.Script.Up(1, migration =>
        {
            if (migration.Schema.Table("asked").Exists())
                migration.Alter.Column("a").OnTable("shared").AsString().NotNullable().WithDefaultValue("new");
            else
                _bed.File.Execute("CREATE TABLE asked (id INTEGER)");
        });

        _bed.Manager(Bed.One).Migrate();

        Assert.Equal(2, _bed.Script.Recorded[1]);
        Assert.Equal("1|kept", _bed.File.Scalar("SELECT * FROM shared"));
        Assert.Equal("1", _bed.File.Scalar("SELECT \"notnull\" FROM pragma_table_info('shared') WHERE name = 'a'"));
    }

    [Fact]
    public void Migrate_SchemaChangesBeforeARebuild_AsksAgainInTheSameTransaction()
    {
        _bed.File.Execute("CREATE TABLE shared (id INTEGER, a TEXT); INSERT INTO shared VALUES (1, 'kept')");
        _bed.Script.Up(1, migration =>
        {
            migration.Alter.Column("a").OnTable("shared").AsString().NotNullable().WithDefaultValue("new");
            if (_bed.Script.Recorded[1] == 1)
                _bed.File.Execute("ALTER TABLE shared ADD COLUMN b TEXT DEFAULT 'new'");
        });

        _bed.Manager(Bed.One).Migrate();

        Assert.Equal(2, _bed.Script.Recorded[1]);
        Assert.Equal("1|kept|new", _bed.File.Scalar("SELECT * FROM shared"));
    }

    [Fact]
    public void Migrate_SchemaUnchanged_AsksOnce()
    {
        _bed.Manager(Bed.One).Migrate();

        Assert.Equal(1, _bed.Script.Recorded[1]);
    }

    [Fact]
    public void Migrate_SameStepMadeMeanwhile_IsSkippedAndTheRestRuns()
    {
        _bed.Script.Up(1, migration =>
        {
            migration.Execute.Sql("CREATE TABLE by_us (id INTEGER)");
            _bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (1)");
        });

        var report = _bed.Manager().Migrate();

        Assert.Equal([2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(["VersionInfo", "t2", "t3"], _bed.File.Tables());
        Assert.Equal("1,2,3", _bed.Versions());
        Assert.Contains("Information: Migration 1 (Step1) was completed by another process meanwhile", _bed.Log.Lines);
    }

    [Fact]
    public void Migrate_AllStepsMadeMeanwhile_ReportsTheVersionThatIsThere()
    {
        _bed.Script.Up(1, migration => _bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (1), (2), (3)"));

        var report = _bed.Manager().Migrate();

        Assert.Empty(report.Steps);
        Assert.Equal(3, report.ToVersion);
        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Rollback_SameStepUndoneMeanwhile_IsSkipped()
    {
        _bed.Manager().Migrate();
        var asked = 0;
        _bed.Script.Down(3, migration =>
        {
            if (++asked == 2)
                _bed.File.Execute("DELETE FROM VersionInfo WHERE Version = 3");
            migration.Delete.Table("t3");
        });

        var report = _bed.Manager().Rollback(2);

        Assert.Equal([2], report.Steps.Select(step => step.Migration.Version));
        Assert.Contains("t3", _bed.File.Tables());
        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Migrate_HistoryMovesInAnotherDirection_IsRefusedAndTheStepsBeforeStay()
    {
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("t2").WithColumn("id").AsInt64();
            _bed.File.Execute("DELETE FROM history WHERE number = 1");
        });

        var error = Refusal.Of(ErrorCodes.HistoryChanged, () => _bed.FullManager().Migrate());

        Assert.Contains("Migration 2 (Step2) was not run", error.What, StringComparison.Ordinal);
        Assert.Contains(_bed.File.Path, error.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("t2", _bed.File.Tables());
        Assert.Equal(["1|success"], _bed.File.Rows("SELECT version, outcome FROM migration_log"));
    }

    [Fact]
    public void Rollback_HistoryMovesInAnotherDirection_IsRefused()
    {
        _bed.Manager().Migrate();
        _bed.Script.Down(3, migration =>
        {
            _bed.File.Execute("INSERT OR IGNORE INTO VersionInfo (Version) VALUES (4)");
            migration.Delete.Table("t3");
        });

        Refusal.Of(ErrorCodes.HistoryChanged, () => _bed.Manager().Rollback());

        Assert.Contains("t3", _bed.File.Tables());
        Assert.Equal("1,2,3,4", _bed.Versions());
    }

    [Fact]
    public void Migrate_VersionTableDroppedMeanwhile_IsAnErrorThatDoesNotBlameAStatement()
    {
        _bed.Script.Up(2, migration => _bed.File.Execute("DROP TABLE VersionInfo"));

        var error = Refusal.Of(ErrorCodes.StepFailed, () => _bed.Manager(Bed.Two).Migrate());

        Assert.Equal("Migration 2 (Step2) failed going up, at its start.", error.What);
        Assert.Null(error.Statement);
        Assert.Contains("no such table", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_LockTakenBeforeTheStepBegins_TimesOutOnceAndIsNotLogged()
    {
        using var other = _bed.File.Open();
        _bed.LockTimeout = TimeSpan.FromSeconds(1);
        _bed.Script.Up(1, migration => other.BeginTransaction());

        Refusal.Of(ErrorCodes.LockTimeout, () => _bed.FullManager(Bed.One).Migrate());

        Assert.Equal(0, _bed.Log.Count(9));
        Assert.Equal(1, _bed.Log.Count(7));
    }
}
