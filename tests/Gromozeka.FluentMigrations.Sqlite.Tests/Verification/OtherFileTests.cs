using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>A file that a statement of a step names is not the database: the error does not blame that.</summary>
public sealed class OtherFileTests : IDisposable
{
    private readonly Workbench _bench = new("CREATE TABLE t (a); INSERT INTO t VALUES (1)");

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("ATTACH '{0}' AS other", "garbage", false)]
    [InlineData("ATTACH '{0}' AS other", "folder/missing", false)]
    [InlineData("VACUUM INTO '{0}'", "garbage", true)]
    [InlineData("VACUUM INTO '{0}'", "folder/missing", true)]
    public void Migrate_AStatementNamesAFileThatCannotBeUsed_IsTheStatementsFault(string statement, string file, bool isUntransacted)
    {
        File.WriteAllText(_bench.Path("garbage"), new string('g', 5000));
        var step = new StepCode(m => m.Execute.Sql(statement.Replace("{0}", _bench.Path(file), StringComparison.Ordinal)));
        var manager = isUntransacted ? _bench.Manager("Fixtures.Untransacted", step) : _bench.Manager(step);

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.StepFailed, error.Code);
        Assert.DoesNotContain("header", error.Why, StringComparison.Ordinal);
        Assert.Contains("is still at version 0", error.State, StringComparison.Ordinal);
    }
}
