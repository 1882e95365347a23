using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>
/// The engine on a dialect that has only the verbs of the seam: what it does without each capability is true, and nothing is lost.
/// </summary>
/// <param name="abortsTransactions">Whether a statement that fails aborts its transaction.</param>
public abstract class PlainDialectSuite(bool abortsTransactions) : IDisposable
{
    private const string WithoutTransaction = "Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransaction";

    /// <summary>The database, and the migrations of the test.</summary>
    protected Bed Bed { get; } = new();

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        Bed.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Migrate_UpAndDown_IsRecordedAndLogged()
    {
        var report = Manager(configure: Full).Migrate();

        Assert.Equal((0, 3), (report.FromVersion, report.ToVersion));
        Assert.Null(report.Backup);
        Assert.Equal("1,2,3", Bed.Versions("history", "number"));
        Assert.Equal("3", Bed.File.Scalar("SELECT fact FROM facts"));
        Assert.Empty(Manager(configure: Full).Migrate().Steps);

        Assert.Equal(1, Manager(configure: Full).Rollback(2).ToVersion);
        Assert.Equal(
            ["1|up", "2|up", "3|up", "3|down", "2|down"],
            Bed.File.Rows("SELECT version, direction FROM migration_log ORDER BY id")
        );
    }

    [Fact]
    public void Migrate_InBatches_CountsTheRowsThatTheyDelete()
    {
        Bed.Script.Up(1, migration =>
        {
            migration.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey();
            migration.Execute.Sql("INSERT INTO t (id) VALUES (1), (2), (3), (4), (5)");
        });
        Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(2).Where("id < 5").Delete());

        var report = Manager("Gromozeka.FluentMigrations.Tests.Fixtures.Batches").Migrate();

        Assert.Equal("5", Bed.File.Scalar("SELECT group_concat(id) FROM t"));
        Assert.Equal(4, Assert.Single(report.Steps[1].Deleted).Rows);
    }

    [Fact]
    public void Migrate_StepFails_IsRolledBackAndThoseBeforeStay()
    {
        Bed.Script.Up(3, migration =>
        {
            migration.Create.Table("half").WithColumn("id").AsInt64();
            migration.Execute.Sql("INSERT INTO nowhere VALUES (1)");
        });

        Refusal.Of(ErrorCodes.StepFailed, () => Manager().Migrate());

        Assert.Equal("1,2", Bed.Versions());
        Assert.DoesNotContain("half", Bed.File.Tables());
    }

    [Fact]
    public void Migrate_StatementEndsTheTransaction_IsFoundByTheTransactionThatIsMissing()
    {
        Bed.Script.Up(2, migration => migration.Execute.Sql("COMMIT"));

        Refusal.Of(ErrorCodes.TransactionEnded, () => Manager().Migrate());

        Assert.Equal("1", Bed.Versions());
    }

    [Fact]
    public void Migrate_WithoutTransaction_FailsInItsFirstStatement_MayHaveHadEffects()
    {
        Bed.Script.Up(2, migration => migration.Execute.Sql("CREATE TABLE made (id INTEGER); SELECT nonsense"));

        Refusal.Of(ErrorCodes.PartlyApplied, () => Manager(WithoutTransaction).Migrate());

        Assert.Contains("made", Bed.File.Tables());
    }

    [Fact]
    public void Migrate_SchemaMovedBetweenRecordingAndBegin_IsRecordedAgain()
    {
        var isFirst = true;
        Bed.Script.Up(2, migration =>
        {
            if (!migration.Schema.Table("meanwhile").Exists())
                migration.Create.Table("meanwhile").WithColumn("id").AsInt64();
            if (isFirst)
                Bed.File.Execute("CREATE TABLE meanwhile (id INTEGER)");
            isFirst = false;
        });

        Assert.Equal(3, Manager().Migrate().ToVersion);
        Assert.Equal(2, Bed.Script.Recorded[2]);
    }

    [Theory]
    [InlineData("DROP TABLE t1")]
    [InlineData("ALTER TABLE t1 DROP COLUMN note")]
    public void Rollback_StatementDropsWhatHasRows_IsUndone(string sql)
    {
        Bed.Script.Up(1, migration => migration.Create.Table("t1").WithColumn("id").AsInt64().WithColumn("note").AsString().Nullable());
        Manager().Migrate(1);
        Bed.File.Execute("INSERT INTO t1 VALUES (7, 'a')");
        Bed.Script.Down(1, migration => migration.Execute.Sql(sql));

        Refusal.Of(ErrorCodes.DataLoss, () => Manager().Rollback());

        Assert.Equal("7", Bed.File.Scalar("SELECT id FROM t1"));
        Assert.Equal("1", Bed.Versions());
    }

    [Fact]
    public void Rollback_DropsATableWithRows_IsRefusedByTheForecast()
    {
        Manager().Migrate(1);
        Bed.File.Execute("INSERT INTO t1 VALUES (7)");

        var error = Refusal.OfUnchanged(Bed, ErrorCodes.DataLoss, () => Manager().Rollback());

        Assert.Contains("t1 (1 row)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_SixteenAtOnce_AppliesEachOnce()
    {
        var steps = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16).Select(_ => Manager().Migrate().Steps.Count).ToList();

        Assert.Equal(3, steps.Sum());
        Assert.Equal("1,2,3", Bed.Versions());
    }

    [Fact]
    public void Adoption_NeedsAScratchDatabase_IsRefusedWithWhatToDo()
    {
        Bed.File.Execute("CREATE TABLE t1 (id INTEGER PRIMARY KEY); INSERT INTO t1 VALUES (7)");

        Refusal.OfUnchanged(Bed, ErrorCodes.NoScratchDatabase, () =>
            Manager(configure: options => options.AdoptExistingDatabase = true).Migrate()
        );
    }

    [Fact]
    public void DryRun_NeedsAScratchDatabase_IsRefused()
    {
        Manager().Migrate(1);

        Refusal.OfUnchanged(Bed, ErrorCodes.NoScratchDatabase, () =>
            DryRunDatabase.Of(new PlainDatabase(Bed.File.Path, abortsTransactions), Bed.Options(Bed.Three))
        );
    }

    [Fact]
    public void Stamp_WithoutComparison_SaysThatNothingWasCompared()
    {
        Bed.File.Execute("CREATE TABLE t1 (id INTEGER PRIMARY KEY)");

        var plan = Manager().PlanStamp(2);

        Assert.Equal([1, 2], plan.Migrations.Select(migration => migration.Version));
        Assert.Contains("the schema", Assert.Single(plan.NotCompared), StringComparison.Ordinal);
        Manager().Stamp(plan);
        Assert.Equal("1,2", Bed.Versions());
    }

    [Fact]
    public void Validate_ChecksWhatCanBeChecked_AndClaimsNothingElse()
    {
        Manager(configure: Full).Migrate();
        Assert.Empty(Manager(configure: Full).Validate());

        Bed.File.Execute("DELETE FROM history WHERE number = 2");

        Assert.Contains(Manager(configure: Full).Validate(), finding =>
            finding.Code == ErrorCodes.OutOfOrder || finding.Code == ErrorCodes.VersionGap
        );
    }

    [Theory]
    [InlineData("ALTER TABLE migration_log DROP COLUMN error")]
    [InlineData("DROP TABLE migration_log")]
    [InlineData("ALTER TABLE history DROP COLUMN title")]
    public void Repair_HistoryLacksSomething_AddsIt(string sql)
    {
        Manager(configure: Full).Migrate();
        Bed.File.Execute(sql);

        var plan = Manager(configure: Full).PlanRepair();
        Assert.NotEmpty(Manager(configure: Full).Repair(plan));

        Assert.Empty(Manager(configure: Full).Validate());
        Assert.Equal(3, Manager(configure: Full).GetStatus().CurrentVersion);
    }

    [Fact]
    public void Migrate_IntegrityCheckAskedFor_SaysThatThereIsNone()
    {
        Manager().Migrate(1);

        Manager(configure: options => options.IntegrityCheck = IntegrityCheck.BeforeRun).Migrate();

        Assert.Contains(Bed.Log.Lines, line => line.Contains("has no integrity check", StringComparison.Ordinal));
    }

    [Fact]
    public void Backups_AreNone() => Assert.Null(Manager().Backups);

    protected static void Full(MigrationOptions options)
    {
        options.VersionTable = new HistoryTable();
        options.Mirror = KeyValues.Mirror;
        options.KeepLog = true;
    }

    protected MigrationManager Manager(string @namespace = Bed.Three, Action<MigrationOptions>? configure = null)
    {
        var options = Bed.Options(@namespace);
        configure?.Invoke(options);
        var services = new ServiceCollection().AddSingleton(Bed.Script).BuildServiceProvider();
        return new MigrationManager(new PlainDatabase(Bed.File.Path, abortsTransactions), options, services, Bed.Logger);
    }
}
