using System.Data;
using Fixtures.Steps;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>SQLite has one hook of each kind. Code of a migration can take those away by which the engine sees what happens.</summary>
public sealed class HookTests : IDisposable
{
    private readonly Workbench _bench = new("CREATE TABLE t (id INTEGER PRIMARY KEY, a); INSERT INTO t VALUES (1, 'x'), (2, 'y')");

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("rollback", "ROLLBACK; BEGIN", false)]
    [InlineData("rollback", "ROLLBACK", false)]
    [InlineData("rollback", "", false)]
    [InlineData("commit", "COMMIT; BEGIN", true)]
    [InlineData("commit", "COMMIT; BEGIN IMMEDIATE; UPDATE t SET a = 'z'", true)]
    [InlineData("commit", "", false)]
    [InlineData("both", "COMMIT; BEGIN", true)]
    [InlineData("both", "ROLLBACK; BEGIN", false)]
    public void Migrate_CodeThatReplacesAHook_FailsAndSaysWhatIsThere(string hook, string sql, bool isCommitted)
    {
        var error = Assert.Throws<MigrationException>(() =>
            _bench.Migrate(migration =>
            {
                migration.Execute.Sql("UPDATE t SET a = 'changed'");
                migration.Execute.WithConnection((connection, _) => Run(Replace(connection, hook), sql));
            })
        );

        Assert.Equal(isCommitted ? ErrorCodes.TransactionEnded : ErrorCodes.HooksReplaced, error.Code);
        Assert.Equal(isCommitted ? "changed" : "x", _bench.File.Scalar("SELECT a FROM t"));
        Assert.Contains(isCommitted ? "what the step committed is in" : "the step was rolled back", error.State, StringComparison.Ordinal);
        Assert.Equal(0, _bench.Count("SELECT count(*) FROM VersionInfo"));
    }

    [Theory]
    [InlineData("ROLLBACK; BEGIN")]
    [InlineData("COMMIT; BEGIN")]
    [InlineData("ROLLBACK")]
    [InlineData("COMMIT")]
    public void Migrate_CodeThatEndsTheTransaction_IsFoundOutByTheHooks(string sql)
    {
        var error = Assert.Throws<MigrationException>(() =>
            _bench.Migrate(migration =>
                migration.Execute.WithConnection((connection, _) => Run(((SqliteConnection)connection).Handle!, sql))
            )
        );

        Assert.Equal(ErrorCodes.TransactionEnded, error.Code);
    }

    [Fact]
    public void Migrate_SavepointsInCode_AreLeftAlone()
    {
        _bench.Migrate(migration =>
        {
            migration.Execute.Sql("SAVEPOINT a");
            migration.Execute.WithConnection(
                (connection, _) =>
                    Run(
                        ((SqliteConnection)connection).Handle!,
                        "UPDATE t SET a = 'gone'; ROLLBACK TO a; RELEASE a; UPDATE t SET a = 'kept' WHERE id = 2"
                    )
            );
        });

        Assert.Equal("x; kept", _bench.Read("SELECT a FROM t"));
    }

    [Fact]
    public void Rollback_CodeThatReplacesTheTrace_IsRefused()
    {
        var step = new StepCode(
            _ => { },
            migration =>
                migration.Execute.WithConnection(
                    (connection, _) =>
                    {
                        raw.sqlite3_trace(((SqliteConnection)connection).Handle, (strdelegate_trace)((_, _) => { }), null);
                        Run(((SqliteConnection)connection).Handle!, "DELETE FROM t; DROP TABLE t");
                    }
                )
        );
        _bench.Manager(step).Migrate();

        var error = Assert.Throws<MigrationException>(() => Strict(step).Rollback(1));

        Assert.Equal(ErrorCodes.DataLoss, error.Code);
        Assert.Contains("sqlite3_trace", error.Why, StringComparison.Ordinal);
        Assert.Equal(2, _bench.Count("SELECT count(*) FROM t"));
        Assert.Equal(1, _bench.Count("SELECT count(*) FROM VersionInfo"));
    }

    [Fact]
    public void Migrate_CodeThatReplacesTheTrace_WarnsThatNothingWasCounted()
    {
        var warnings = new CapturedLog();

        _bench
            .Manager(
                new StepCode(migration =>
                    migration.Execute.WithConnection(
                        (connection, _) =>
                            raw.sqlite3_trace(((SqliteConnection)connection).Handle, (strdelegate_trace)((_, _) => { }), null)
                    )
                ),
                logger: warnings
            )
            .Migrate();

        Assert.Contains(warnings.Warnings, warning => warning.Contains("sqlite3_trace", StringComparison.Ordinal));
    }

    [Fact]
    public void Migrate_HooksReplacedOutsideATransaction_AreSetAgain()
    {
        var step = new StepCode(migration =>
            migration.Execute.WithConnection((connection, _) => Run(Replace(connection, "both"), "BEGIN; DELETE FROM t; ROLLBACK"))
        );

        _bench.Manager("Fixtures.Untransacted", step).Migrate();

        Assert.Equal(1, _bench.Count("SELECT count(*) FROM VersionInfo"));
    }

    private MigrationManager Strict(StepCode step)
    {
        var options = new MigrationOptions { Namespace = typeof(StepCode).Namespace!, Backup = null };
        options.Assemblies.Add(typeof(Workbench).Assembly);
        return _bench.Manager(step, options);
    }

    private static sqlite3 Replace(IDbConnection connection, string hook)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (hook != "commit")
            raw.sqlite3_rollback_hook(handle, null, null);
        if (hook != "rollback")
            raw.sqlite3_commit_hook(handle, _ => 0, null);
        return handle;
    }

    private static void Run(sqlite3 handle, string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(handle, sql), handle);
}
