using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>The checks that a migration has of its own.</summary>
public sealed class MigrationChecksTests : IDisposable
{
    private const string Fixture = "Gromozeka.FluentMigrations.Tests.Fixtures.Verified";

    private readonly Bed _bed = new();

    public MigrationChecksTests()
    {
        Manager.Migrate(1);
        _bed.File.Execute("INSERT INTO t1 VALUES (1)");
    }

    private MigrationManager Manager => _bed.FullManager(Fixture);

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("INSERT INTO t1 VALUES (-5)", "an identifier is negative: the check found a row (id = -5)")]
    [InlineData("DELETE FROM t1", "the check found a row (1 = 1)")]
    [InlineData("INSERT INTO t1 VALUES (50)", "there is a fifty, going Up")]
    public void Check_ThatFindsSomething_RollsTheStepBack(string sql, string why)
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql(sql));

        var error = Assert.Throws<MigrationException>(() => Manager.Migrate(2));

        Assert.Equal((ErrorCodes.CheckFailed, 2L), (error.Code, error.Version));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Equal("1", _bed.Versions("history", "number"));
        Assert.Equal(["1"], _bed.File.Rows("SELECT id FROM t1"));
        Assert.Equal(["2|failure"], _bed.File.Rows("SELECT version, outcome FROM migration_log ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public void Checks_ThatFindNothing_LetTheStepPass()
    {
        Manager.Migrate();

        Assert.Equal("1,2,3", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Check_OfTheWayDown_RunsOnTheWayDown()
    {
        Manager.Migrate(2);
        _bed.File.Execute("INSERT INTO t1 VALUES (101)");

        Assert.Equal(ErrorCodes.CheckFailed, Assert.Throws<MigrationException>(() => Manager.Rollback()).Code);

        Assert.Equal("1,2", _bed.Versions("history", "number"));
        _bed.File.Execute("DELETE FROM t1 WHERE id = 101; INSERT INTO t1 VALUES (-1)");
        Manager.Rollback();
        Assert.Equal("1", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Check_WithoutATransaction_SaysThatTheStepRemains()
    {
        Manager.Migrate(2);
        _bed.Script.Up(3, migration => migration.Execute.Sql("INSERT INTO t1 VALUES (77)"));

        var error = Assert.Throws<MigrationException>(() => Manager.Migrate());

        Assert.Equal(ErrorCodes.CheckFailed, error.Code);
        Assert.Contains("what ran before the failure remains", error.State, StringComparison.Ordinal);
        Assert.Equal(["3|partial"], _bed.File.Rows("SELECT version, outcome FROM migration_log ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public void Check_ThatNeedsRows_DoesNotFailWhereThereAreNone()
    {
        Manager.Migrate();

        Assert.False(Manager.GetDrift().HasDrift);
        Assert.Empty(Manager.Validate());
    }

    [Fact]
    public void Check_InvalidSql_FailsTheStepAndNamesIt()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("ALTER TABLE t1 RENAME COLUMN id TO number"));

        var error = Assert.Throws<MigrationException>(() => Manager.Migrate(2));

        Assert.Contains("no such column: id", error.Message, StringComparison.Ordinal);
        Assert.Contains("its check", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", _bed.Versions("history", "number"));
    }
}
