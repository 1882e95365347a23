using Gromozeka.FluentMigrations.Dialect;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Trials;

/// <summary>Whatever runs in a dry run, nothing of it is in the database afterward.</summary>
public sealed class TrialTransactionsTests : IDisposable
{
    private readonly PostgresDatabaseOfTest _place = new();
    private readonly PostgresDatabase _database;

    public TrialTransactionsTests()
    {
        _place.Execute("CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
        _database = new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = _place.ConnectionString });
    }

    public void Dispose()
    {
        _database.Dispose();
        _place.Dispose();
    }

    [PostgresTheory]
    [InlineData("COMMIT")]
    [InlineData("COMMIT; DELETE FROM t")]
    [InlineData("COMMIT; BEGIN; DELETE FROM t; COMMIT")]
    [InlineData("ROLLBACK; DELETE FROM t")]
    [InlineData("SET CONSTRAINTS ALL IMMEDIATE")]
    public void Code_ThatCommitsOnTheConnection_LeavesNothing(string sql)
    {
        using (var copy = _database.RowCopies!.Open(CancellationToken.None))
        {
            copy.Session!.Begin();
            copy.Session.Execute(new SqlCommand("INSERT INTO t VALUES (2)"));
            var code = new ConnectionCommand(
                (connection, _) =>
                {
                    foreach (var statement in sql.Split("; "))
                    {
                        try
                        {
                            using var command = connection.CreateCommand();
                            command.CommandText = statement;
                            command.ExecuteNonQuery();
                        }
                        catch (PostgresException)
                        {
                            // Code that goes on whatever fails.
                        }
                    }
                },
                "code"
            );
            Record.Exception(() => copy.Session.Execute(code));
        }

        Assert.Equal(["1"], _place.Rows("SELECT id FROM t"));
    }

    [PostgresFact]
    public void Question_ThatFailsOutsideAStep_KeepsWhatWasTried()
    {
        using var copy = _database.RowCopies!.Open(CancellationToken.None);
        copy.Session!.Begin();
        copy.Session.Execute(new SqlCommand("INSERT INTO t VALUES (2)"));
        copy.Session.Commit();
        using (var wrong = copy.Session.CreateCommand("SELECT nonsense"))
            Assert.Throws<PostgresException>(() => wrong.ExecuteScalar());

        using var command = copy.Session.CreateCommand("SELECT count(*) FROM t");

        Assert.Equal(2L, command.ExecuteScalar());
    }

    [PostgresFact]
    public void Open_WhereATableIsInUse_WaitsOnlyBriefly()
    {
        using var user = _place.Open();
        using var transaction = user.BeginTransaction();
        using (var command = new NpgsqlCommand("SELECT * FROM t", user, transaction))
            command.ExecuteScalar();
        using var copy = _database.RowCopies!.Open(CancellationToken.None);
        copy.Session!.Begin();

        var error = Record.Exception(() => copy.Session.Execute(new SqlCommand("ALTER TABLE t ADD COLUMN a int")));

        Assert.Equal(ErrorCodes.LockTimeout, _database.Explain(error!, "")?.Code);
    }
}
