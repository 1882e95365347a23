using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

public sealed class WithoutTransactionTests : IDisposable
{
    private const string Fixture = "Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransaction";
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("BEGIN; DELETE FROM t1", "one of its statements began a transaction")]
    [InlineData("SAVEPOINT s; DELETE FROM t1", "one of its statements began a transaction")]
    [InlineData("BEGIN; DELETE FROM t1; SELECT * FROM nowhere", "no such table: nowhere")]
    public void Migrate_StepLeavesItsOwnTransactionOpen_SaysThatItWasRolledBack(string sql, string why)
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql("CREATE TABLE t1 (a); INSERT INTO t1 VALUES (1)"));
        _bed.Script.Up(2, migration => migration.Execute.Sql("CREATE TABLE kept (a); " + sql));

        var error = Assert.Throws<MigrationException>(() => _bed.FullManager(Fixture).Migrate());

        Assert.Equal(ErrorCodes.PartlyApplied, error.Code);
        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Contains(
            "except for what ran in the transaction that it began itself, which was rolled back",
            error.State,
            StringComparison.Ordinal
        );
        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM t1"));
        Assert.Equal("0", _bed.File.Scalar("SELECT count(*) FROM kept"));
        Assert.Equal(["1|success", "2|running", "2|partial"], _bed.File.Rows("SELECT version, outcome FROM migration_log ORDER BY id"));
    }

    [Fact]
    public void Migrate_StatementThatNeedsNoTransaction_IsRunAndRecorded()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("VACUUM"));

        var report = _bed.FullManager(Fixture).Migrate();

        Assert.Equal(2, report.ToVersion);
        Assert.Equal(["1|success", "2|running", "2|success"], _bed.File.Rows("SELECT version, outcome FROM migration_log ORDER BY id"));
    }

    [Fact]
    public void Rollback_StepWithoutTransaction_IsUndoneAndItsRowRemoved()
    {
        _bed.Script.Down(2, migration =>
        {
            migration.Delete.Table("t2");
            migration.Execute.Sql("VACUUM");
        });
        var manager = _bed.Manager(Fixture);
        manager.Migrate();

        manager.Rollback();

        Assert.Equal("1", _bed.Versions());
        Assert.Equal(["VersionInfo", "t1"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_FailsHalfWay_SaysWhatStaysAndDoesNotRecordTheVersion()
    {
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("kept").WithColumn("id").AsInt64();
            migration.Execute.Sql("DROP TABLE nowhere");
        });

        var error = Refusal.Of(ErrorCodes.PartlyApplied, () => _bed.FullManager(Fixture).Migrate());

        Assert.Equal((2, "DROP TABLE nowhere"), (error.Version, error.Statement));
        Assert.Contains(
            $"what ran before the failure remains in {_bed.File.Path}, which is still recorded at version 1",
            error.State,
            StringComparison.Ordinal
        );
        Assert.Contains("record with Repair whether it is applied", error.Next, StringComparison.Ordinal);
        Assert.Contains("kept", _bed.File.Tables());
        Assert.Equal("1", _bed.Versions("history", "number"));
        Assert.Equal(
            ["2|running", "2|partial"],
            _bed.File.Rows("SELECT version, outcome FROM migration_log WHERE outcome <> 'success' ORDER BY id")
        );
    }

    [Fact]
    public void Migrate_UnsupportedOperationHalfWay_SaysWhatStays()
    {
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("kept").WithColumn("id").AsInt64();
            migration.Create.Sequence("numbers");
        });

        var error = Refusal.Of(ErrorCodes.OperationNotSupported, () => _bed.Manager(Fixture).Migrate());

        Assert.Contains("what ran before the failure remains", error.State, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_LeavesATransactionOpen_IsAnErrorAndItsVersionIsNotRecorded()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("BEGIN; CREATE TABLE undecided (id INTEGER)"));

        Refusal.Of(ErrorCodes.PartlyApplied, () => _bed.FullManager(Fixture).Migrate());

        Assert.Equal("1", _bed.Versions("history", "number"));
        Assert.Equal("2", _bed.File.Scalar("SELECT version FROM migration_log WHERE outcome = 'partial'"));
        Assert.DoesNotContain("undecided", _bed.File.Tables());
    }

    [Fact]
    public void Migrate_Cancelled_DoesNotClaimThatItWasRolledBack()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("kept").WithColumn("id").AsInt64();
            migration.Execute.WithConnection((_, _) => source.Cancel());
            migration.Create.Table("never").WithColumn("id").AsInt64();
        });

        var error = Assert.Throws<OperationCanceledException>(() => _bed.Manager(Fixture).Migrate(cancellationToken: source.Token));

        Assert.Contains("what ran before remains", error.Message, StringComparison.Ordinal);
        Assert.Equal(["VersionInfo", "kept", "t1"], _bed.File.Tables());
        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Migrate_AnotherProcessRecordedItMeanwhile_IsSkipped()
    {
        _bed.Script.Up(1, migration => migration.Execute.WithConnection(
                (connection, _) =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = "INSERT INTO VersionInfo (Version) VALUES (2)";
                    command.ExecuteNonQuery();
                }
            ));

        var report = _bed.Manager(Fixture).Migrate();

        Assert.Equal([1], report.Steps.Select(step => step.Migration.Version));
        Assert.DoesNotContain("t2", _bed.File.Tables());
    }

    [Fact]
    public void Migrate_WroteToTheVersionTableItself_TheNextStepLooksAtItAgain()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("INSERT INTO VersionInfo (Version) VALUES (3)"));

        var report = _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransactionBetween").Migrate();

        Assert.Equal([1, 2], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("1,2,3", _bed.Versions());
        Assert.DoesNotContain("t3", _bed.File.Tables());
    }
}
