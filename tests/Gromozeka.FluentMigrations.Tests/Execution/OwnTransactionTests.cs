using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>A migration that ends the engine's transaction: what it committed stays, and the error must not say anything else.</summary>
public sealed class OwnTransactionTests : IDisposable
{
    private readonly Bed _bed = new();

    public static TheoryData<string, string> Scripts =>
        new()
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
        Assert.Equal("1|partial", _bed.File.Scalar("SELECT version, outcome FROM migration_log"));
        Assert.Equal((1, "Step1"), (error.Version, error.Migration));
        Assert.Contains("without its version row", error.State, StringComparison.Ordinal);
        Assert.Contains("kept", _bed.File.Tables());
        Assert.Equal("", _bed.Versions());
    }

    [Theory]
    [InlineData("CREATE TABLE gone (id INTEGER); ROLLBACK")]
    [InlineData("ROLLBACK; CREATE TABLE gone (id INTEGER)")]
    [InlineData("CREATE TABLE gone (id INTEGER); ROLLBACK; BEGIN; CREATE TABLE other (id INTEGER)")]
    public void Migrate_StatementRollsBack_IsRefusedAndNothingIsWritten(string sql)
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql(sql));

        var error = Refusal.Of(ErrorCodes.TransactionEnded, () => _bed.Manager(configure: options => options.KeepLog = true).Migrate());

        Assert.Contains("none of it is in", error.State, StringComparison.Ordinal);
        Assert.DoesNotContain("Repair", error.Next, StringComparison.Ordinal);
        Assert.Equal("1|failure", _bed.File.Scalar("SELECT version, outcome FROM migration_log"));
        Assert.Equal(["VersionInfo", "migration_log"], _bed.File.Tables());
    }

    [Theory]
    [InlineData("CREATE TABLE kept (id INTEGER); COMMIT")]
    [InlineData("CREATE TABLE kept (id INTEGER); END")]
    [InlineData("CREATE TABLE kept (id INTEGER); END TRANSACTION")]
    [InlineData("CREATE TABLE kept (id INTEGER);\nGO\nCOMMIT;\nGO\nCREATE TABLE more (id INTEGER)")]
    public void Migrate_ScriptCommits_SaysThatItsWorkStaysAndRunsNoMoreOfIt(string sql)
    {
        File.WriteAllText(_bed.PathOf("script.sql"), sql);
        _bed.Script.Up(1, migration => migration.Execute.Script(_bed.PathOf("script.sql")));

        var error = Refusal.Of(ErrorCodes.TransactionEnded, () => _bed.FullManager().Migrate());

        Assert.Contains("without its version row", error.State, StringComparison.Ordinal);
        Assert.Contains("record with Repair whether it is applied", error.Next, StringComparison.Ordinal);
        Assert.Contains("kept", _bed.File.Tables());
        Assert.DoesNotContain("more", _bed.File.Tables());
        Assert.Equal("", _bed.Versions("history", "number"));
    }

    /// <summary>As one command, so that the engine sees a transaction again when the code comes back.</summary>
    [Theory]
    [InlineData("ROLLBACK", false)]
    [InlineData("ROLLBACK; BEGIN", false)]
    [InlineData("ROLLBACK; BEGIN IMMEDIATE; CREATE TABLE other (id INTEGER)", false)]
    [InlineData("COMMIT", true)]
    [InlineData("COMMIT; BEGIN", true)]
    [InlineData("COMMIT; BEGIN; CREATE TABLE other (id INTEGER)", true)]
    public void Migrate_CodeEndsTheTransactionBySql_IsRefused(string sql, bool stays)
    {
        _bed.Script.Up(1, migration =>
        {
            migration.Execute.Sql("CREATE TABLE before (id INTEGER)");
            migration.Execute.WithConnection(
                (connection, transaction) =>
                {
                    using var command = connection.CreateCommand();
                    (command.Transaction, command.CommandText) = (transaction, sql);
                    command.ExecuteNonQuery();
                }
            );
            migration.Execute.Sql("CREATE TABLE behind (id INTEGER)");
        });

        Refusal.Of(ErrorCodes.TransactionEnded, () => _bed.FullManager().Migrate());

        Assert.Equal("", _bed.Versions("history", "number"));
        Assert.Equal(stays ? ["before"] : [], _bed.File.Tables().Intersect(["before", "other", "behind"]));
        Assert.Equal(stays ? "partial" : "failure", _bed.File.Scalar("SELECT outcome FROM migration_log"));
    }

    [Fact]
    public void Migrate_AfterAStepThatCommitted_RefusesBeforeItRunsAgain()
    {
        _bed.Script.Up(1, migration =>
            migration.Execute.Sql("CREATE TABLE IF NOT EXISTS kept (id INTEGER); INSERT INTO kept VALUES (1); COMMIT")
        );
        Assert.Throws<MigrationException>(() => _bed.FullManager().Migrate());

        Refusal.OfUnchanged(_bed, ErrorCodes.HalfDone, () => _bed.FullManager().Migrate());

        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM kept"));
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
        _bed.Script.Up(1, migration => migration.Execute.WithConnection(
                (_, transaction) =>
                {
                    transaction.Commit();
                    throw new FormatException("after the commit");
                }
            ));

        var error = Refusal.Of(ErrorCodes.TransactionEnded, () => _bed.Manager().Migrate());

        Assert.IsType<FormatException>(error.InnerException);
        Assert.Equal("", _bed.Versions());
    }

    [Fact]
    public void Migrate_ConstraintThatRollsBack_SaysThatNothingStays()
    {
        _bed.Script.Up(1, migration =>
            migration.Execute.Sql("CREATE TABLE u (id INTEGER UNIQUE ON CONFLICT ROLLBACK); INSERT INTO u VALUES (1), (1)")
        );

        var error = Refusal.Of(ErrorCodes.StepFailed, () => _bed.Manager().Migrate());

        Assert.Contains("was rolled back", error.State, StringComparison.Ordinal);
        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_SavepointsOfItsOwn_AreNoEndOfTheTransaction()
    {
        _bed.Script.Up(1, migration =>
            migration.Execute.Sql("SAVEPOINT s; CREATE TABLE a (id INTEGER); ROLLBACK TO s; RELEASE s; CREATE TABLE b (id INTEGER)")
        );

        _bed.Manager(Bed.One).Migrate();

        Assert.Equal(["VersionInfo", "b"], _bed.File.Tables());
    }
}
