using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>
/// A product in which a statement that fails aborts its transaction, as in PostgreSQL: the engine never relies on one that fails there.
/// </summary>
public sealed class AbortingDialectTests() : PlainDialectSuite(abortsTransactions: true)
{
    [Fact]
    public void Session_AfterAStatementThatFails_RefusesAllUntilTheRollback()
    {
        using var session = new PlainDatabase(Bed.PathOf("aborting.db"), abortsTransactions: true).Open(SessionAccess.Write);
        session.EnsureCreated();
        session.Begin();
        Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("SELECT nonsense")));

        Assert.Contains("aborted", Assert.Throws<SqliteException>(() => session.HasTable("t")).Message, StringComparison.Ordinal);
        Assert.Throws<SqliteException>(() => session.ReadRepeated("SELECT @p0", 1));
        Assert.Throws<SqliteException>(session.Commit);
        session.Rollback();
        Assert.False(session.HasTable("t"));
    }

    [Fact]
    public void Migrate_CodeFailsAndSwallowsIt_IsRefusedByTheProductAndRolledBack()
    {
        Bed.Script.Up(2, migration => migration.Execute.WithConnection(
                (connection, _) =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = "CREATE TABLE half (id INTEGER)";
                    command.ExecuteNonQuery();
                    throw new InvalidOperationException("the code failed");
                }
            ));

        Assert.Contains(
            "the code failed",
            Refusal.Of(ErrorCodes.StepFailed, () => Manager(configure: Full).Migrate()).Why,
            StringComparison.Ordinal
        );

        Assert.Equal("1", Bed.Versions("history", "number"));
        Assert.Equal(["1|success", "2|failure"], Bed.File.Rows("SELECT version, outcome FROM migration_log ORDER BY id"));
        Assert.DoesNotContain("half", Bed.File.Tables());
    }
}
