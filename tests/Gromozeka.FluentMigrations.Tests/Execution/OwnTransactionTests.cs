using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>A migration that ends the engine's transaction: what it committed stays, and the error must not say anything else.</summary>
public sealed class OwnTransactionTests : IDisposable
{
    private readonly Bed _bed = new();

    public static TheoryData<string, string> Scripts => new()
    {
        { "commit at the end", "CREATE TABLE kept (id INTEGER); COMMIT" },
        { "commit, then a new transaction", "CREATE TABLE kept (id INTEGER); COMMIT; BEGIN" },
        { "commit, then more", "CREATE TABLE kept (id INTEGER); COMMIT; CREATE TABLE more (id INTEGER)" },
        { "commit, then a failure", "CREATE TABLE kept (id INTEGER); COMMIT; DROP TABLE nowhere" },
        { "commit, begin, then a failure", "CREATE TABLE kept (id INTEGER); COMMIT; BEGIN; DROP TABLE nowhere" },
    };

    public void Dispose() => _bed.Dispose();

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Migrate_StatementEndsTheTransaction_SaysThatItsWorkStays(string how, string sql)
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql(sql));

        var error = Refusal.Of(ErrorCodes.TransactionEnded, () => _bed.Manager(configure: options => options.KeepLog = true).Migrate());

        Assert.NotNull(how);
        Assert.Equal("1|failure", _bed.File.Scalar("SELECT version, outcome FROM migration_log"));
        Assert.Equal((1, "Step1"), (error.Version, error.Migration));
        Assert.Contains("without its version row", error.State, StringComparison.Ordinal);
        Assert.Contains("kept", _bed.File.Tables());
        Assert.Equal("", _bed.Versions());
    }

    [Theory]
    [InlineData("CREATE TABLE gone (id INTEGER); ROLLBACK")]
    [InlineData("ROLLBACK; CREATE TABLE gone (id INTEGER)")]
    public void Migrate_StatementRollsBack_IsRefusedAndNothingIsWritten(string sql)
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql(sql));

        Refusal.Of(ErrorCodes.TransactionEnded, () => _bed.Manager().Migrate());

        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_CodeCommitsTheTransactionItIsGiven_IsRefused()
    {
        _bed.Script.Up(1, migration => migration.Execute.WithConnection((_, transaction) => transaction.Commit()));

        Refusal.Of(ErrorCodes.TransactionEnded, () => _bed.Manager().Migrate());

        Assert.Equal("", _bed.Versions());
    }

    [Fact]
    public void Migrate_CodeCommitsTheTransactionAndThenFails_SaysThatItsWorkStays()
    {
        _bed.Script.Up(1, migration => migration.Execute.WithConnection((_, transaction) =>
        {
            transaction.Commit();
            throw new FormatException("after the commit");
        }));

        var error = Refusal.Of(ErrorCodes.TransactionEnded, () => _bed.Manager().Migrate());

        Assert.IsType<FormatException>(error.InnerException);
        Assert.Equal("", _bed.Versions());
    }

    [Fact]
    public void Migrate_ConstraintThatRollsBack_SaysThatNothingStays()
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql("CREATE TABLE u (id INTEGER UNIQUE ON CONFLICT ROLLBACK); INSERT INTO u VALUES (1), (1)"));

        var error = Refusal.Of(ErrorCodes.StepFailed, () => _bed.Manager().Migrate());

        Assert.Contains("was rolled back", error.State, StringComparison.Ordinal);
        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_SavepointsOfItsOwn_AreNoEndOfTheTransaction()
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql("SAVEPOINT s; CREATE TABLE a (id INTEGER); ROLLBACK TO s; RELEASE s; CREATE TABLE b (id INTEGER)"));

        _bed.Manager(Bed.One).Migrate();

        Assert.Equal(["VersionInfo", "b"], _bed.File.Tables());
    }
}
